namespace Sinan.DuckDb.Tests;

public sealed class DuckDbAppenderTests : IDisposable
{
    readonly DuckDbDatabase database = DuckDbDatabase.Open(null);
    readonly DuckDbConnection connection;

    public DuckDbAppenderTests() => connection = database.Connect();

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Fact]
    public void Every_type_in_use_is_appended_and_read_back_by_sql()
    {
        connection.Execute(
            "CREATE TABLE t(b BOOLEAN, i INTEGER, l BIGINT, h HUGEINT, u UHUGEINT, d DOUBLE, s VARCHAR, ms TIMESTAMP_MS, us TIMESTAMP, day DATE, list VARCHAR[])");
        using (var appender = connection.Append("t"))
        {
            appender[0].Values<byte>()[0] = 1;
            appender[1].Values<int>()[0] = -1;
            appender[2].Values<long>()[0] = long.MaxValue;
            appender[3].Values<Int128>()[0] = -Int128.One;
            appender[4].Values<UInt128>()[0] = UInt128.MaxValue;
            appender[5].Values<double>()[0] = 2.5;
            appender[6].Write(0, "南 or a text that is longer than twelve bytes");
            appender[7].Values<long>()[0] = 1_700_000_000_123;
            appender[8].Values<long>()[0] = 1_700_000_000_123_456;
            appender[9].Values<int>()[0] = 19_000;
            var elements = appender[10].Elements(3);
            elements.Write(0, "a");
            elements.SetNull(1);
            elements.Write(2, "c");
            appender[10].Values<DuckDbListEntry>()[0] = new DuckDbListEntry(0, 3);
            for (var column = 0; column < appender.ColumnCount; column++)
                appender[column].SetNull(1);
            appender.Append(2);
            appender.Close();
        }

        // Times by `date -u -d @1700000000` and `date -u -d '1970-01-01 +19000 days'`.
        Assert.Equal(
            "true|-1|9223372036854775807|-1|340282366920938463463374607431768211455|2.5|南 or a text that is longer than twelve bytes"
            + "|2023-11-14 22:13:20.123|2023-11-14 22:13:20.123456|2022-01-08|[a, NULL, c]",
            connection.Scalar<string>("SELECT concat_ws('|', b, i, l, h, u, d, s, ms, us, day, list::VARCHAR) FROM t WHERE i IS NOT NULL"));
        Assert.Equal(1, connection.Scalar<long>("SELECT count(*) FROM t WHERE COALESCE(b::VARCHAR, i::VARCHAR, l::VARCHAR, h::VARCHAR, u::VARCHAR, d::VARCHAR, s, ms::VARCHAR, us::VARCHAR, day::VARCHAR, list::VARCHAR) IS NULL"));
    }

    [Fact]
    public void Chunks_are_reused_and_their_nulls_forgotten()
    {
        connection.Execute("CREATE TABLE t(a INTEGER, b DOUBLE)");
        var codes = Enumerable.Range(0, DuckDbAppender.Capacity).Select(i => i % 2 == 0 ? -1 : i).ToArray();
        var identity = Enumerable.Range(0, codes.Length).ToArray();
        var values = codes.Select(c => c < 0 ? double.NaN : c).ToArray();
        using (var appender = connection.Append("t"))
        {
            appender[0].WriteTranslated<int>(codes, identity);
            appender[1].WriteNaNAsNull(values);
            appender.Append(codes.Length);
            appender[0].Write<int>(codes);
            appender[1].Write<double>(values);
            appender.Append(codes.Length);
            appender.Close();
        }

        Assert.Equal(2 * codes.Length, connection.Scalar<long>("SELECT count(*) FROM t"));
        Assert.Equal(codes.Length / 2, connection.Scalar<long>("SELECT count(*) FROM t WHERE a IS NULL"));
        Assert.Equal(codes.Length / 2, connection.Scalar<long>("SELECT count(*) FROM t WHERE b IS NULL"));
    }

    [Fact]
    public void Columns_that_are_not_named_get_their_defaults()
    {
        connection.Execute("CREATE TABLE t(a INTEGER DEFAULT 7, b VARCHAR)");
        using (var appender = connection.Append("t", "b"))
        {
            appender[0].Write(0, "x");
            appender.Append(1);
            appender.Close();
        }

        Assert.Equal(7, connection.Scalar<int>("SELECT a FROM t"));
    }

    [Fact]
    public void Rows_belong_to_the_transaction()
    {
        connection.Execute("CREATE TABLE t(a INTEGER); BEGIN");
        using (var appender = connection.Append("t"))
        {
            appender[0].Values<int>()[0] = 1;
            appender.Append(1);
            appender.Close();
        }

        connection.Execute("ROLLBACK");

        Assert.Equal(0, connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_missing_table_or_column_and_a_broken_constraint_are_reported()
    {
        Assert.Contains("nowhere", Assert.Throws<DuckDbException>(() => connection.Append("nowhere")).Text);
        connection.Execute("CREATE TABLE t(a INTEGER NOT NULL)");
        Assert.Throws<DuckDbException>(() => connection.Append("t", "b"));
        using var appender = connection.Append("t");
        appender[0].SetNull(0);

        var failure = Assert.Throws<DuckDbException>(() =>
        {
            appender.Append(1);
            appender.Close();
        });

        Assert.Contains("NOT NULL", failure.Text);
    }

    [Fact]
    public void More_rows_than_a_chunk_holds_are_refused()
    {
        connection.Execute("CREATE TABLE t(a INTEGER)");
        using var appender = connection.Append("t");

        Assert.Throws<ArgumentOutOfRangeException>(() => appender.Append(DuckDbAppender.Capacity + 1));
        Assert.Throws<InvalidOperationException>(() => appender[0].Write(0, "text"));
    }
}
