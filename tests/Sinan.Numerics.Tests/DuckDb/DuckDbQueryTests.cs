using System.Diagnostics;
using System.Text;

namespace Sinan.DuckDb.Tests;

public sealed class DuckDbQueryTests : IDisposable
{
    readonly DuckDbDatabase database = DuckDbDatabase.Open(null, new DuckDbSettings { Threads = 2, MemoryLimit = 512L << 20 });
    readonly DuckDbConnection connection;

    public DuckDbQueryTests() => connection = database.Connect();

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Fact]
    public void Settings_reach_the_database()
    {
        Assert.Equal("512.0 MiB", connection.Scalar<string>("SELECT current_setting('memory_limit')"));
        Assert.Equal("2", connection.Scalar<string>("SELECT current_setting('threads')::VARCHAR"));
        Assert.Equal("false", connection.Scalar<string>("SELECT current_setting('autoinstall_known_extensions')::VARCHAR"));
        Assert.Equal("v1.5.5", DuckDbDatabase.LibraryVersion);
    }

    [Fact]
    public void Columns_of_many_chunks_are_read_as_spans()
    {
        // 0 + 1 + … + 9,999 by Gauss.
        long sum = 0;
        var rows = 0;
        using var result = connection.Query("SELECT range::INTEGER AS i, range * 0.5::DOUBLE AS h FROM range(10000)");
        foreach (var chunk in result)
        {
            foreach (var value in chunk[0].Values<int>())
                sum += value;
            Assert.Equal(chunk[0].Values<int>()[0] * 0.5, chunk[1].Values<double>()[0]);
            rows += chunk.Count;
        }

        Assert.Equal(49_995_000, sum);
        Assert.Equal(10_000, rows);
        Assert.Equal(["i", "h"], result.Names);
    }

    [Fact]
    public void Zero_rows_give_names_and_types_but_no_chunk()
    {
        using var result = connection.Query("SELECT 1 AS a, 'x' AS b WHERE false");

        Assert.Null(result.Next());
        Assert.Equal(["a", "b"], result.Names);
        Assert.Equal([DuckDbKind.Integer, DuckDbKind.Varchar], result.Types.Select(t => t.Kind));
    }

    [Fact]
    public void Nulls_stand_in_the_mask()
    {
        using var result = connection.Query("SELECT CASE WHEN range % 3 = 0 THEN NULL ELSE range END AS v FROM range(100)");
        using var chunk = result.Next();
        var column = chunk![0];

        Assert.True(column.HasMask);
        for (var row = 0; row < 100; row++)
            Assert.Equal(row % 3 == 0, column.IsNull(row));
        Assert.Null(column.Written(0));
    }

    [Fact]
    public void Lists_of_lists_are_read_through_their_entries()
    {
        using var result = connection.Query("SELECT [[1, 2], [], NULL, [3]]::INTEGER[][] AS v");
        using var chunk = result.Next();
        var outer = chunk![0];
        var inner = outer.Elements();
        var values = inner.Elements().Values<int>();

        Assert.Equal(new DuckDbListEntry(0, 4), outer.Values<DuckDbListEntry>()[0]);
        Assert.True(inner.IsNull(2));
        Assert.Equal([1, 2, 3], values.ToArray());
        Assert.Equal("[[1, 2], [], NULL, [3]]", outer.Written(0));
    }

    [Fact]
    public void Short_and_long_texts_come_as_utf8()
    {
        var longText = string.Concat(Enumerable.Repeat("司南 points south. ", 50));
        using var result = connection.Query("SELECT unnest([$1, $2, ''])", "南", longText);
        using var chunk = result.Next();

        Assert.Equal("南"u8, chunk![0].Utf8(0));
        Assert.Equal(longText, chunk[0].Text(1));
        Assert.Equal(0, chunk[0].Utf8(2).Length);
    }

    [Fact]
    public void Parameters_of_every_type_come_back()
    {
        var moment = new DateTimeOffset(2024, 2, 29, 12, 34, 56, 789, TimeSpan.FromHours(8));
        Assert.True(connection.Scalar<bool>("SELECT $1::BOOLEAN", true));
        Assert.Equal(-7, connection.Scalar<int>("SELECT $1::INTEGER", -7));
        Assert.Equal(long.MinValue, connection.Scalar<long>("SELECT $1::BIGINT", long.MinValue));
        Assert.Equal(UInt128.MaxValue, connection.Scalar<UInt128>("SELECT $1::UHUGEINT", UInt128.MaxValue));
        Assert.Equal(Int128.MinValue, connection.Scalar<Int128>("SELECT $1::HUGEINT", Int128.MinValue));
        Assert.Equal(0.1, connection.Scalar<double>("SELECT $1::DOUBLE", 0.1));
        Assert.Equal("2024-02-29", connection.Scalar<string>("SELECT $1::DATE::VARCHAR", new DateOnly(2024, 2, 29)));
        Assert.Equal("2024-02-29 04:34:56.789", connection.Scalar<string>("SELECT $1::TIMESTAMP::VARCHAR", moment));
        Assert.Equal("司南", connection.Scalar<string>("SELECT $1", "司南"));
        Assert.Equal("", connection.Scalar<string>("SELECT $1", ""));
        Assert.Equal("司", connection.Scalar<string>("SELECT $1", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes("司")));
        Assert.Null(connection.Scalar<string>("SELECT $1::VARCHAR", (object?)null));
    }

    [Fact]
    public void A_parameter_is_data_and_never_sql()
    {
        connection.Execute("CREATE TABLE t(a VARCHAR)");
        connection.Execute("INSERT INTO t VALUES ($1)", "'); DROP TABLE t; --");

        Assert.Equal("'); DROP TABLE t; --", connection.Scalar<string>("SELECT a FROM t"));
    }

    [Fact]
    public void Execute_runs_several_statements_and_counts_the_rows_of_the_last()
    {
        var changed = connection.Execute("CREATE TABLE t(a INTEGER); INSERT INTO t SELECT range FROM range(5); DELETE FROM t WHERE a < 2");

        Assert.Equal(2, changed);
    }

    [Fact]
    public void An_error_carries_the_words_of_DuckDB_and_the_statement()
    {
        var failure = Assert.Throws<DuckDbException>(() => connection.Execute("SELECT nothing FROM nowhere"));

        Assert.Contains("nowhere", failure.Text);
        Assert.Equal("SELECT nothing FROM nowhere", failure.Sql);
        Assert.Contains("Catalog Error", failure.Message);
    }

    [Fact]
    public void An_error_in_the_middle_of_the_rows_is_reported()
    {
        // DuckDB fills a buffer ahead of the reader, so the error may come with the query or with a later chunk. Of several threads another one may tell first that it was stopped because of it.
        using var alone = DuckDbDatabase.Open(null, new DuckDbSettings { Threads = 1 });
        using var reader = alone.Connect();
        var failure = Assert.Throws<DuckDbException>(() =>
        {
            using var result = reader.Query("SELECT CASE WHEN range = 5000000 THEN error('stop here') ELSE range::VARCHAR END FROM range(10000000)");
            foreach (var chunk in result)
                _ = chunk.Count;
        });
        Assert.Contains("stop here", failure.Text);
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2", "Expected one statement")]
    [InlineData("", "no statement")]
    [InlineData("SELEC 1", "Parser Error")]
    public void Wrong_statements_are_refused(string sql, string expected)
    {
        var failure = Assert.Throws<DuckDbException>(() => connection.Prepare(sql));

        Assert.Contains(expected, failure.Text);
    }

    [Fact]
    public void Too_few_parameters_are_refused() =>
        Assert.Contains("2 parameters", Assert.Throws<DuckDbException>(() => connection.Execute("SELECT $1, $2", 1)).Text);

    [Fact]
    public void A_column_is_not_read_as_another_size()
    {
        using var result = connection.Query("SELECT 1::BIGINT");
        using var chunk = result.Next();

        Assert.Throws<InvalidOperationException>(() => chunk![0].Values<int>().Length);
        Assert.Throws<InvalidOperationException>(() => chunk![0].Text(0));
    }

    [Fact]
    public async Task A_cancelled_token_interrupts_a_running_statement()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var started = Stopwatch.GetTimestamp();

        // Would run for hours.
        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => Task.Run(() =>
            connection.Execute("SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range * b.range % 7 = 3", stop.Token)));

        Assert.IsType<DuckDbException>(cancelled.InnerException);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
        Assert.Equal(1, connection.Scalar<int>("SELECT 1"));
    }

    [Fact]
    public void A_cancelled_token_stops_the_reading_of_rows()
    {
        using var stop = new CancellationTokenSource();
        using var result = connection.Query("SELECT range FROM range(100000000)", stop.Token);

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var chunk in result)
                stop.Cancel();
        });
    }

    [Fact]
    public void An_interrupted_load_is_rolled_back()
    {
        connection.Execute("CREATE TABLE t(a BIGINT)");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));

        Assert.Throws<OperationCanceledException>(() =>
            connection.Execute("INSERT INTO t SELECT a.range FROM range(1000000000) a, range(100) b", stop.Token));

        Assert.Equal(0, connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Built_in_readers_need_no_download()
    {
        Assert.Equal("3", connection.Scalar<string>("""SELECT json_extract_string('{"a": 3}', '$.a')"""));
        Assert.Equal("2024-01-01 08:00:00", connection.Scalar<string>("SELECT timezone('Asia/Shanghai', TIMESTAMPTZ '2024-01-01 00:00:00+00')::VARCHAR"));
    }

    [Fact]
    public void Everything_may_be_disposed_in_the_wrong_order()
    {
        var other = DuckDbDatabase.Open(null);
        var link = other.Connect();
        var statement = link.Prepare("SELECT range, range::VARCHAR FROM range(5000)");
        var result = statement.Query([], CancellationToken.None);
        var chunk = result.Next()!;
        other.Dispose();
        link.Dispose();
        statement.Dispose();
        result.Dispose();

        Assert.Equal("2047", chunk[1].Text(2047));
        chunk.Dispose();
        Assert.Throws<ObjectDisposedException>(() => chunk[0].Count);
        Assert.Throws<ObjectDisposedException>(() => link.Scalar<int>("SELECT 1"));
    }
}
