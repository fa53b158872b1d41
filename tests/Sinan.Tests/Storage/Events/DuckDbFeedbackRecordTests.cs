using Sinan.Kernel;

namespace Sinan.Tests.Storage.Events;

public sealed class DuckDbFeedbackRecordTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    readonly RecordFixture record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task Feedback_is_stored_once_in_order_of_arrival()
    {
        var first = await ImportAsync(new(7, record.User("ann"), Noon, 4.5, "lamp", "app", "pos", "很好"), new(3, null, null, null, null, null, null, "bad"), new(7, null, null, null, null, null, null, "again"));
        var second = await ImportAsync(new(3, null, null, null, null, null, null, "bad"), new(5, record.User("ann"), null, 1, "lamp", null, null, ""));

        Assert.Equal((2L, 1L), (first.Imported, first.Duplicates));
        Assert.Equal((1L, 1L, 3L), (second.Imported, second.Duplicates, second.Version.Feedback));
        Assert.Equal(
            [
                new StoredFeedback(0, 0, Noon, 4.5, "lamp", "app", "pos", "很好"),
                new StoredFeedback(1, null, null, null, null, null, null, "bad"),
                new StoredFeedback(2, 0, null, 1, "lamp", null, null, ""),
            ],
            await record.Feedback.ReadAllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "late")]
    [InlineData(2, "late noon")]
    [InlineData(3, "late second noon")]
    [InlineData(9, "timeless late second noon")]
    public async Task The_newest_come_in_order_of_arrival(int most, string expected)
    {
        await ImportAsync(
            new(1, null, null, null, null, null, null, "timeless"), new(2, null, Noon.AddDays(1), null, null, null, null, "late"), new(3, null, Noon.AddDays(-1), null, null, null, null, "second"),
            new(4, null, Noon, null, null, null, null, "noon"));

        IFeedbackRecord own = record.Feedback;
        Assert.Equal(expected, string.Join(' ', (await own.ReadNewestAsync(most, CancellationToken.None)).Select(f => f.Text)));
    }

    [Fact]
    public async Task Thousands_of_long_texts_survive()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new FeedbackRow((UInt128)(uint)i, null, null, i, null, null, null, new string('长', i % 900) + i)).ToArray();
        await ImportAsync(rows);

        Assert.Equal(rows.Select(r => r.Text), (await record.Feedback.ReadAllAsync(CancellationToken.None)).Select(f => f.Text));
    }

    [Fact]
    public async Task Columns_say_what_was_imported_and_read_last()
    {
        await ImportAsync(new(7, record.User("ann"), Noon, 4.5, "lamp", "app", "pos", "很好"), new(3, null, null, null, null, null, null, "bad"));
        var before = await record.Feedback.ReadColumnsAsync(CancellationToken.None);
        await record.Feedback.ReplaceReadingsAsync([new FeedbackReading(1, "en", 0.25, "t-b"), new FeedbackReading(0, "zh", 0.75, null)], CancellationToken.None);
        var read = await record.Feedback.ReadColumnsAsync(CancellationToken.None);
        await ImportAsync(new FeedbackRow(5, record.User("bob"), null, 1, null, null, null, "ok"));
        var after = await record.Feedback.ReadColumnsAsync(CancellationToken.None);

        Assert.Equal([0, -1], before.Users);
        Assert.Equal([Noon.ToUnixTimeMilliseconds(), IntakeBatch.NoTime], before.Times);
        Assert.Equal([4.5, double.NaN], before.Ratings);
        Assert.Equal([0.75, 0.25], read.Sentiments);
        Assert.Equal([-1, 0], read.Themes);
        Assert.Equal(["t-b"], read.ThemeIds);
        Assert.Equal([0, -1, 1], after.Users);
        Assert.Equal([0.75, 0.25, double.NaN], after.Sentiments);
        Assert.Same(after, await record.Feedback.ReadColumnsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Readings_are_replaced_as_a_whole_and_leave_the_version()
    {
        var version = (await ImportAsync(new FeedbackRow(1, null, null, null, null, null, null, "fine"))).Version;
        await record.Feedback.ReplaceReadingsAsync([new(0, "en", 0.9, "t1"), new(1, "zh", 0.1, null)], CancellationToken.None);
        await record.Feedback.ReplaceReadingsAsync([new(0, "en", 0.8, "t2")], CancellationToken.None);

        Assert.Equal([new FeedbackReading(0, "en", 0.8, "t2")], await record.Feedback.ReadReadingsAsync(CancellationToken.None));
        Assert.Equal(version, await record.Record.CurrentAsync(CancellationToken.None));
        Assert.Equal(["fine|0.8|t2"], await record.RowsAsync("SELECT text, sentiment, theme FROM feedback_log"));
    }

    async Task<ImportCommit> ImportAsync(params FeedbackRow[] rows)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f.csv", string.Concat(rows.Select(r => r.Text))), CancellationToken.None);
        import.Append(rows);
        return await import.CommitAsync(CancellationToken.None);
    }
}
