using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Stages.Collect.Data.Tables;

namespace Sinan.Tests.Collect;

public sealed class DelimitedReaderTests
{
    static List<string> Rows(string text, Dialect? dialect = null, int most = DelimitedReader.MostRowBytes, int chunk = int.MaxValue)
    {
        using var reader = new DelimitedReader(new SlowStream(Encoding.UTF8.GetBytes(text), chunk), dialect ?? Dialect.Comma, mostRowBytes: most);
        var rows = new List<string>();
        while (reader.Read())
            rows.Add($"{reader.Line}:" + (reader.Fault == RowFault.None ? string.Join('|', reader.Texts()) : reader.Fault + " " + Encoding.UTF8.GetString(reader.Raw)));
        return rows;
    }

    [Fact]
    public void Quoted_cells_hold_delimiters_quotes_and_line_ends() =>
        Assert.Equal(["1:a|b,c|d\"e", "2:x|y\nz|", "4:1|2|3"], Rows("a,\"b,c\",\"d\"\"e\"\r\nx,\"y\nz\",\n1,2,3"));

    [Fact]
    public void Byte_order_mark_blank_lines_and_surrounding_blanks_are_passed_over() =>
        Assert.Equal(["1:a|b", "3:1|2"], Rows("\uFEFFa, b\n\n 1 ,2\r\n\r\n"));

    [Fact]
    public void A_quote_inside_a_plain_cell_is_a_plain_character() => Assert.Equal(["1:5\" pipe|2"], Rows("5\" pipe,2\n"));

    [Fact]
    public void A_broken_quote_costs_its_line_only() =>
        Assert.Equal(["1:BrokenQuote \"a,b", "2:1|2", "3:BrokenQuote \"x\"y,3", "4:5|6"], Rows("\"a,b\n1,2\n\"x\"y,3\n5,6\n"));

    [Fact]
    public void An_unclosed_quote_before_a_long_rest_costs_its_line_only() =>
        Assert.Equal(2_001, Rows("\"open,1\n" + string.Concat(Enumerable.Repeat("1,2\n", 2_000)), most: 4_096).Count);

    [Fact]
    public void A_row_over_the_limit_is_skipped_and_reading_goes_on()
    {
        var rows = Rows("a,b\n" + new string('x', 10_000) + "\n1,2\n", most: 1_000);

        Assert.Equal(3, rows.Count);
        Assert.StartsWith("2:TooLong xxx", rows[1], StringComparison.Ordinal);
        Assert.Equal("3:1|2", rows[2]);
    }

    [Fact]
    public void Blanks_separate_where_they_come_in_runs() =>
        Assert.Equal(["1:00001|19970101|1|11.77", "2:2|b"], Rows(" 00001 19970101  1   11.77\n2\t b \r\n", new Dialect(0, true, false, (byte)'\n')));

    [Fact]
    public void Invalid_utf8_is_a_fault_of_its_row()
    {
        using var reader = new DelimitedReader(new MemoryStream([.. "a,b\n"u8, 0xC3, 0x28, .. ",1\n2,3\n"u8]), Dialect.Comma);

        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal(RowFault.BadEncoding, reader.Fault);
        Assert.True(reader.Read());
        Assert.Equal(["2", "3"], reader.Texts());
    }

    /// <summary>Whatever cells are written with RFC 4180 quotes come back, for any size of the pieces in which the stream delivers.</summary>
    [Fact]
    public void What_is_written_is_read_back()
    {
        var cell = Gen.Elements("", "a", "b c", "x,y", "q\"q", "line\nend", "\r\n", "汉字，“引号”", "1.5", "'", "|", ";");
        var table = Gen.Choose(1, 4).SelectMany(width => Gen.ListOf(Gen.ArrayOf(cell, width)).Select(rows => (Width: width, Rows: rows)));
        var law = Prop.ForAll(Arb.From(Gen.Zip(table, Gen.Choose(1, 40))), input =>
        {
            var ((_, rows), chunk) = input;
            var text = string.Concat(rows.Select(r => string.Join(',', r.Select(c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + "\n"));

            using var reader = new DelimitedReader(new SlowStream(Encoding.UTF8.GetBytes(text), chunk), Dialect.Comma);
            foreach (var row in rows)
            {
                if (!reader.Read() || reader.Fault != RowFault.None || !reader.Texts().SequenceEqual(row))
                    return false;
            }

            return !reader.Read();
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), law);
    }

    /// <summary>Delivers a few bytes at a time.</summary>
    sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
