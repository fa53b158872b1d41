using System.Text;
using Sinan.Kernel;
using Sinan.Storage.Events;

namespace Sinan.Tests.Storage.Events;

public sealed class RecordErasureTests : IDisposable
{
    // Before the fixture's clock, 2026-01-02.
    const long Before = 1_700_000_000_000;

    readonly RecordFixture record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task A_user_is_gone_from_all_tables_and_the_index_and_the_receipt_counts_it()
    {
        await FillAsync();
        await record.Labels.ReplaceAsync("kinds", [new(0, "bug", null), new(1, "praise", 0.9)], CancellationToken.None);
        var before = await record.Record.CurrentAsync(CancellationToken.None);

        var receipt = await record.Erasure.EraseAsync(record.User("ann"), CancellationToken.None);

        Assert.Equal((2L, 1L, 1L), (receipt.Events, receipt.Feedback, receipt.Attributes));
        Assert.Equal(record.Clock.Now, receipt.At);
        Assert.NotEqual(before.Hash, receipt.Data.Hash);
        Assert.Equal((1L, 1L), (receipt.Data.Events, receipt.Data.Feedback));
        foreach (var table in new[] { "events", "feedback", "user_attributes", "users" })
            Assert.Equal("0", await record.SqlAsync($"SELECT count(*) FROM {table} WHERE user_no = 0"));
        Assert.Equal("1", await record.SqlAsync("SELECT count(*) FROM told_labels"));
        Assert.Equal("0", await record.SqlAsync("SELECT count(*) FROM told_labels WHERE feedback_no NOT IN (SELECT feedback_no FROM feedback)"));
        Assert.Equal([$"{receipt.Receipt}|2|1"], await record.RowsAsync("SELECT receipt, events, feedback FROM erasures"));
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);
        Assert.Equal((1L, receipt.Data), (lease.Index.Events, lease.Data));
    }

    [Fact]
    public async Task Importing_the_old_file_again_does_not_bring_the_user_back_but_later_events_are_new()
    {
        await FillAsync();
        await record.Erasure.EraseAsync(record.User("ann"), CancellationToken.None);
        record.Reopen();

        var again = await record.ImportAsync("log", Events);
        var later = await record.ImportAsync("later", [new TestEvent("ann", "view", record.Clock.Now.ToUnixTimeMilliseconds() + 1), new TestEvent("ann", "view", Before)]);

        Assert.Equal((0L, 3L), (again.Imported, again.Duplicates));
        Assert.Equal((1L, 1L), (later.Imported, later.Duplicates));
        Assert.Equal("1", await record.SqlAsync("SELECT count(*) FROM events WHERE user_no = (SELECT user_no FROM users ORDER BY user_no DESC LIMIT 1)"));
    }

    [Fact]
    public async Task An_unknown_user_is_a_problem_and_nothing_changes()
    {
        await FillAsync();
        var before = await record.Record.CurrentAsync(CancellationToken.None);

        var problem = (await Assert.ThrowsAsync<ProblemException>(() => record.Erasure.EraseAsync(record.User("nobody"), CancellationToken.None))).Problem;

        Assert.Equal("record.user_unknown", problem.Code);
        Assert.Equal(before, await record.Record.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_is_stated_of_a_user_after_the_erasure_is_new_and_nothing_else_comes_back()
    {
        await FillAsync();
        await record.Erasure.EraseAsync(record.User("ann"), CancellationToken.None);
        var erased = record.Clock.Now.ToUnixTimeMilliseconds();
        await using (var import = await record.Record.BeginImportAsync(new ImportSource("users", "u", "u"), CancellationToken.None))
        {
            import.Append([
                new UserRow(record.User("ann"), [new("plan", "undated")]), new UserRow(record.User("ann"), [new("plan", "before")]) { SinceMs = erased },
                new UserRow(record.User("ann"), [new("plan", "after")]) { SinceMs = erased + 1 },
            ]);
            await import.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(["after"], await record.RowsAsync("SELECT value FROM user_history"));
    }

    [Fact]
    public async Task No_raw_id_ever_rests_in_the_files()
    {
        const string Raw = "ann.unmistakable@example.org";
        await record.ImportAsync("log", [.. Events, new TestEvent(Raw, "view", Before)]);
        record.Close();
        foreach (var path in new[] { RecordDatabase.PathIn(record.Workspace), BehaviorIndexes.PathIn(record.Workspace) })
            Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Raw)) < 0, path);
        record.Open();
    }

    static TestEvent[] Events => [new("ann", "view", Before), new("ann", "buy", Before + 1), new("bob", "view", Before + 2)];

    async Task FillAsync()
    {
        await record.ImportAsync("log", Events);
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f", "f"), CancellationToken.None);
        import.Append([new FeedbackRow(1, record.User("ann"), null, null, null, null, null, "mine"), new FeedbackRow(2, record.User("bob"), null, null, null, null, null, "his")]);
        import.Append([new UserRow(record.User("ann"), [new("plan", "free")])]);
        await import.CommitAsync(CancellationToken.None);
    }
}
