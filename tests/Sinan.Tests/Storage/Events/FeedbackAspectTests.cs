using Sinan.Kernel;

namespace Sinan.Tests.Storage.Events;

/// <summary>What comments say of aspects in the record: kept, filtered, counted, erased.</summary>
public sealed class FeedbackAspectTests : IDisposable
{
    readonly RecordFixture record = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task A_filter_lets_through_what_speaks_so_of_an_aspect()
    {
        await FillAsync();

        Assert.Equal("2 1 0", await NumbersAsync(new FeedbackFilter { Aspect = new("a-1") }));
        Assert.Equal("1 0", await NumbersAsync(new FeedbackFilter { Aspect = new("a-1", FeedbackAspect.Blame) }));
        Assert.Equal("1", await NumbersAsync(new FeedbackFilter { Aspect = new("a-1", FeedbackAspect.Blame), Version = "2" }));
        Assert.Empty(await NumbersAsync(new FeedbackFilter { Aspect = new("a-1' OR 1=1", null) }));
    }

    // Comments 0 and 1 are of one person.
    [Fact]
    public async Task Counts_by_aspect_and_feeling_add_up_and_count_each_person_once()
    {
        await FillAsync();

        Assert.Equal(
            [new("a-1", null, 3, null), new("a-1", "blame", 2, null), new("a-1", "praise", 1, null), new("a-2", null, 1, null), new("a-2", "mixed", 1, null)],
            await record.Search.CountAspectsAsync(new FeedbackFilter(), Token));
        Assert.Equal(
            [new("a-1", null, 3, 2), new("a-1", "blame", 2, 1), new("a-1", "praise", 1, 1)], await record.Search.CountAspectsAsync(new FeedbackFilter { Aspect = new("a-1") }, Token));
        Assert.Equal(
            [new("a-1", null, 1, 1), new("a-1", "blame", 1, 1)], await record.Search.CountAspectsAsync(new FeedbackFilter { Aspect = new("a-1"), Version = "2" }, Token));
        Assert.Equal([new FeedbackAspect(0, "a-1", "blame"), new FeedbackAspect(1, "a-1", "blame")], await record.Feedback.ReadAspectsAsync(FeedbackAspect.Blame, Token));
    }

    [Fact]
    public async Task A_new_reading_replaces_all_and_erasing_a_user_takes_theirs_along()
    {
        await FillAsync();
        await record.Erasure.EraseAsync(record.User("ann"), Token);
        Assert.Equal(["2|a-1|praise"], await record.RowsAsync("SELECT feedback_no, aspect, feeling FROM feedback_aspects"));

        await record.Feedback.ReplaceAspectsAsync([new FeedbackAspect(2, "a-3", FeedbackAspect.Uncertain)], Token);
        Assert.Equal([new FeedbackAspect(2, "a-3", "uncertain")], await record.Feedback.ReadAspectsAsync(null, Token));
    }

    async Task FillAsync()
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f.csv", "x"), Token);
        import.Append(
        [
            new FeedbackRow(1, record.User("ann"), null, null, null, null, null, "first"),
            new FeedbackRow(2, record.User("ann"), null, null, null, null, null, "second") { Own = new("2", null, null) },
            new FeedbackRow(3, record.User("bob"), null, null, null, null, null, "third"),
            new FeedbackRow(4, null, null, null, null, null, null, "fourth"),
        ]);
        await import.CommitAsync(Token);
        await record.Feedback.ReplaceAspectsAsync(
            [
                new FeedbackAspect(0, "a-1", FeedbackAspect.Blame), new FeedbackAspect(0, "a-2", FeedbackAspect.Mixed), new FeedbackAspect(1, "a-1", FeedbackAspect.Blame),
                new FeedbackAspect(2, "a-1", FeedbackAspect.Praise),
            ],
            Token);
    }

    async Task<string> NumbersAsync(FeedbackFilter filter) => string.Join(' ', (await record.Search.FindAsync(filter, null, 0, 10, Token)).Found.Select(f => f.Feedback.No));
}
