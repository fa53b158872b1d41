namespace Sinan.DuckDb.Tests;

public sealed class DuckDbFileTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("sinan-duckdb-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_file_keeps_its_rows_and_opens_read_only()
    {
        var path = Path.Combine(directory, "a.duckdb");
        using (var database = DuckDbDatabase.Open(path))
        using (var connection = database.Connect())
            connection.Execute("CREATE TABLE t AS SELECT 42 AS a");

        using var again = DuckDbDatabase.Open(path, new DuckDbSettings { ReadOnly = true });
        using var reader = again.Connect();

        Assert.Equal(42, reader.Scalar<int>("SELECT a FROM t"));
        Assert.Throws<DuckDbException>(() => reader.Execute("DELETE FROM t"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_in_the_words_of_DuckDB()
    {
        var path = Path.Combine(directory, "a.duckdb");
        File.WriteAllText(path, new string('x', 10_000));

        Assert.Contains("not a valid DuckDB database file", Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(path)).Text);
    }

    [Fact]
    public void An_unknown_setting_is_refused()
    {
        var settings = new DuckDbSettings { More = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("no_such_setting", "1") };

        Assert.Contains("no_such_setting", Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(null, settings)).Text);
    }

    [Fact]
    public void Without_external_access_statements_reach_no_file_but_the_allowed_ones()
    {
        var secret = Path.Combine(directory, "secret.csv");
        File.WriteAllText(secret, "a\n1\n");
        var open = Directory.CreateDirectory(Path.Combine(directory, "open")).FullName;
        var settings = new DuckDbSettings { DisableExternalAccess = true, AllowedDirectories = [open] };
        using var database = DuckDbDatabase.Open(Path.Combine(directory, "a.duckdb"), settings);
        using var connection = database.Connect();

        Assert.Contains("disabled", Assert.Throws<DuckDbException>(() => connection.Execute($"SELECT * FROM read_csv({DuckDbSql.Text(secret)})")).Text);
        Assert.Throws<DuckDbException>(() => connection.Execute("SET enable_external_access = true"));
        connection.Execute("CREATE TABLE t AS SELECT range FROM range(100000); CHECKPOINT; INSERT INTO t VALUES (1)");
        connection.Execute($"COPY (SELECT 1 AS a) TO {DuckDbSql.Text(Path.Combine(open, "b.parquet"))}");
        Assert.Equal(1, connection.Scalar<int>($"SELECT a FROM {DuckDbSql.Text(Path.Combine(open, "b.parquet"))}"));
    }

    [Fact]
    public void Work_beyond_the_memory_limit_spills_although_external_access_is_disabled()
    {
        var settings = new DuckDbSettings { DisableExternalAccess = true, MemoryLimit = 64L << 20, Threads = 2, TempDirectory = Path.Combine(directory, "spill") };
        using var database = DuckDbDatabase.Open(Path.Combine(directory, "a.duckdb"), settings);
        using var connection = database.Connect();

        // Two million rows of about 60 bytes, sorted: twice the limit.
        Assert.Equal(
            2_000_000,
            connection.Scalar<long>("SELECT count(*) FROM (SELECT *, row_number() OVER (ORDER BY h) AS n FROM (SELECT hash(range) AS h, md5(range::VARCHAR) AS t FROM range(2000000))) WHERE t IS NOT NULL AND n > 0"));
    }
}
