using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Tests.Storage.Events;

/// <summary>App version, device and segment of feedback in the record: stored, joined, filtered, counted.</summary>
public sealed class FeedbackContextTests : IDisposable
{
    readonly RecordFixture record = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task What_a_comment_brings_goes_before_what_was_joined()
    {
        await FillAsync();

        var page = await record.Search.FindAsync(new FeedbackFilter(), null, 0, 10, Token);

        Assert.Equal(["3|∅|∅", "2|phone|∅", "1|tablet|s1", "1|phone|s1"], await record.RowsAsync("SELECT version, device, segment FROM feedback_log ORDER BY feedback_no DESC"));
        Assert.Equal([new("3", null, null), new("2", "phone", null), new("1", "tablet", "s1"), new("1", "phone", "s1")], page.Found.Select(f => f.Context));
        Assert.Equal(new FeedbackContext(null, "tablet", null), page.Found[2].Feedback.Own);
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("o", 2)]
    [InlineData("zebra", 0)]
    public async Task The_number_of_all_is_known_on_every_page_and_behind_the_last(string? text, int all)
    {
        await FillAsync();

        var page = await record.Search.FindAsync(new FeedbackFilter { Text = text }, null, 0, 10, Token);
        var behind = await record.Search.FindAsync(new FeedbackFilter { Text = text }, null, 10, 10, Token);

        Assert.Equal((all, all), (page.Found.Length, page.Total));
        Assert.Equal((0, all), (behind.Found.Length, behind.Total));
    }

    // Signs of expressions are nothing but themselves, and case does not matter, whatever the letters.
    [Theory]
    [InlineData("v1.2 (BETA)", "found")]
    [InlineData("1.2", "found")]
    [InlineData("1x2", "")]
    [InlineData("a|found", "")]
    [InlineData(".*", "")]
    [InlineData("$", "")]
    [InlineData("\\e", "found")]
    [InlineData("ÜBER", "found")]
    [InlineData("闪退", "found")]
    [InlineData("闪.退", "")]
    [InlineData("'; --", "")]
    public async Task What_is_sought_stands_in_the_text_as_it_is(string sought, string expected)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f.csv", "x"), Token);
        import.Append([new FeedbackRow(1, null, null, null, null, null, null, @"Found in V1.2 (beta) \E über 闪退"), new FeedbackRow(2, null, null, null, null, null, null, "nothing")]);
        await import.CommitAsync(Token);

        var page = await record.Search.FindAsync(new FeedbackFilter { Text = sought }, null, 0, 10, Token);
        var either = await record.Search.FindAsync(new FeedbackFilter { Text = "none of it", Also = [sought] }, null, 0, 10, Token);

        Assert.Equal(expected.Length > 0 ? 1 : 0, page.Total);
        Assert.Equal(page.Total, either.Total);
    }

    [Fact]
    public async Task Filters_take_own_and_joined_values_alike()
    {
        await FillAsync();

        Assert.Equal("1 0", await NumbersAsync(new FeedbackFilter { Version = "1" }));
        Assert.Equal("2 0", await NumbersAsync(new FeedbackFilter { Device = "phone" }));
        Assert.Equal("1", await NumbersAsync(new FeedbackFilter { Segment = "s1", Device = "tablet" }));
        Assert.Empty(await NumbersAsync(new FeedbackFilter { Version = "9' OR 1=1" }));
    }

    [Fact]
    public async Task Counts_and_cover_add_up()
    {
        await FillAsync();

        Assert.Equal(
            [new("1", 2, 2, 1), new("2", 1, 1, 1), new("3", 1, 0, 0)],
            await record.Search.CountAsync(new FeedbackFilter(), FeedbackFacet.Version, 10, Token));
        Assert.Equal(
            [new("phone", 2, 2, 2), new("tablet", 1, 1, 0), new(null, 1, 0, 0)],
            await record.Search.CountAsync(new FeedbackFilter(), FeedbackFacet.Device, 10, Token));
        Assert.Equal(
            [new(FeedbackFacet.Version, 2, 2), new(FeedbackFacet.Device, 1, 2), new(FeedbackFacet.Segment, 0, 2)],
            await record.Search.CoverAsync(new FeedbackFilter(), Token));
        Assert.Equal([new(FeedbackFacet.Version, 0, 1), new(FeedbackFacet.Device, 0, 1), new(FeedbackFacet.Segment, 0, 1)], await record.Search.CoverAsync(new FeedbackFilter { Text = "first" }, Token));
    }

    [Fact]
    public async Task Values_follow_new_readings_and_new_comments()
    {
        await FillAsync();
        var before = await record.Search.ValuesAsync(10, Token);
        await record.Feedback.ReplaceReadingsAsync([new FeedbackReading(0, "en", 0.2, null) { Joined = new("7", null, null) }], Token);
        var after = await record.Search.ValuesAsync(10, Token);

        Assert.Equal(["1", "2", "3"], before[FeedbackFacet.Version]);
        Assert.Equal(["2", "3", "7"], after[FeedbackFacet.Version]);
        Assert.Equal(["shop"], after[FeedbackFacet.Source]);
    }

    /// <summary>Four comments: joined, joined with an own device, own version and joined device, own version and unread.</summary>
    async Task FillAsync()
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f.csv", "x"), Token);
        import.Append(
        [
            new FeedbackRow(1, null, null, null, null, "shop", null, "first"),
            new FeedbackRow(2, null, null, null, null, null, null, "second") { Own = new(null, "tablet", null) },
            new FeedbackRow(3, null, null, null, null, null, null, "third") { Own = new("2", null, null) },
            new FeedbackRow(4, null, null, null, null, null, null, "fourth") { Own = new("3", null, null) },
            new FeedbackRow(5, null, null, null, null, null, null, "spam") { Own = new("4", null, null), Aside = "trap" },
        ]);
        await import.CommitAsync(Token);
        await record.Feedback.ReplaceReadingsAsync(
            [
                new FeedbackReading(0, "en", 0.2, null) { Joined = new("1", "phone", "s1") }, new FeedbackReading(1, "en", 0.8, null) { Joined = new("1", "phone", "s1") },
                new FeedbackReading(2, "en", 0.3, null) { Joined = new("1", "phone", null) },
            ],
            Token);
    }

    async Task<string> NumbersAsync(FeedbackFilter filter) => string.Join(' ', (await record.Search.FindAsync(filter, null, 0, 10, Token)).Found.Select(f => f.Feedback.No));
}
