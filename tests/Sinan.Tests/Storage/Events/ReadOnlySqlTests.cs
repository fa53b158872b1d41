using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Tests.Storage.Events;

public sealed class ReadOnlySqlTests : IAsyncLifetime
{
    readonly RecordFixture record = new();

    public async ValueTask InitializeAsync() => await record.ImportAsync(new TestEvent("ann", "view", 1), new TestEvent("bob", "view", 2), new TestEvent("bob", "buy", 3));

    public ValueTask DisposeAsync()
    {
        record.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("SELECT count(*) FROM event_log")]
    [InlineData("WITH v AS (SELECT * FROM event_log WHERE event = 'view') SELECT count(*) FROM v;")]
    [InlineData("DESCRIBE event_log")]
    [InlineData("SHOW TABLES")]
    [InlineData("SUMMARIZE events")]
    [InlineData("EXPLAIN SELECT 1")]
    [InlineData("EXPLAIN ANALYZE SELECT count(*) FROM events")]
    [InlineData("FROM event_log")]
    [InlineData("VALUES (1), (2)")]
    public async Task Reading_statements_run(string sql) => Assert.NotEmpty((await record.Record.QueryAsync(sql, 100, CancellationToken.None)).Rows);

    [Theory]
    [InlineData("DELETE FROM events")]
    [InlineData("INSERT INTO event_names VALUES (9, 'x')")]
    [InlineData("UPDATE events SET value = 1")]
    [InlineData("DROP TABLE events")]
    [InlineData("CREATE TABLE t(a INTEGER)")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1")]
    [InlineData("ALTER TABLE events DROP COLUMN value")]
    [InlineData("ATTACH '/tmp/other.duckdb'")]
    [InlineData("COPY events TO '/tmp/out.csv'")]
    [InlineData("EXPORT DATABASE '/tmp/out'")]
    [InlineData("INSTALL excel")]
    [InlineData("LOAD excel")]
    [InlineData("SET memory_limit = '1GB'")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("COMMIT")]
    [InlineData("CHECKPOINT")]
    [InlineData("VACUUM")]
    [InlineData("PRAGMA threads=1")]
    [InlineData("EXPLAIN ANALYZE DELETE FROM events")]
    [InlineData("SELECT 1; DELETE FROM events")]
    [InlineData("WITH d AS (DELETE FROM events RETURNING *) SELECT * FROM d")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("SELECT * FROM '/etc/passwd'")]
    [InlineData("SELECT * FROM read_parquet('https://example.org/a.parquet')")]
    [InlineData("SELEC 1")]
    [InlineData("")]
    public async Task Everything_else_is_refused_and_changes_nothing(string sql)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => record.Record.QueryAsync(sql, 100, CancellationToken.None))).Problem;

        Assert.StartsWith("record.sql_", problem.Code);
        Assert.Equal(2, problem.ExitCode);
        Assert.Equal("3", await record.SqlAsync("SELECT count(*) FROM events WHERE value IS NULL"));
        Assert.Equal(1, (await record.ImportAsync("next", [new TestEvent("cid", "view", 4)])).Imported);
    }

    [Fact]
    public async Task The_workspace_itself_cannot_be_read_as_a_file()
    {
        var key = record.Workspace.Root + ".key";
        Assert.True(File.Exists(key));

        await Assert.ThrowsAsync<ProblemException>(() => record.Record.QueryAsync($"SELECT * FROM read_text({DuckDbSql.Text(key)})", 1, CancellationToken.None));
    }

    [Fact]
    public async Task Rows_beyond_the_limit_are_cut_and_it_says_so()
    {
        var cut = await record.Record.QueryAsync("SELECT * FROM range(1000000)", 10, CancellationToken.None);
        var whole = await record.Record.QueryAsync("SELECT * FROM range(10)", 10, CancellationToken.None);

        Assert.Equal((10, true), (cut.Rows.Length, cut.Cut));
        Assert.Equal((10, false), (whole.Rows.Length, whole.Cut));
    }

    [Fact]
    public async Task A_problem_carries_the_words_of_the_database()
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => record.Record.QueryAsync("SELECT nothing FROM event_log", 1, CancellationToken.None))).Problem;

        Assert.Equal("record.sql_wrong", problem.Code);
        Assert.Contains("nothing", problem.Facts[0].Text);
    }

    [Fact]
    public async Task A_type_without_text_asks_for_a_cast() =>
        Assert.Contains("CAST", (await Assert.ThrowsAsync<ProblemException>(() => record.Record.QueryAsync("SELECT '101'::BIT", 1, CancellationToken.None))).Problem.Facts[0].Text);

    [Fact]
    public async Task A_long_question_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => record.Record.QueryAsync("SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range * b.range % 7 = 3", 1, stop.Token));
    }
}
