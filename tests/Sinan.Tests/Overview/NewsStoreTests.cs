using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Overview;

/// <summary>What the home asks of the stores: numbers and news, without reading everything.</summary>
public sealed class NewsStoreTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Needs_are_counted_by_state_and_joined_ones_are_not()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<INeedStore>();
        foreach (var (subject, state, joined) in new[] { ("a", NeedState.Candidate, null), ("b", NeedState.Candidate, "n-a"), ("c", NeedState.Candidate, null), ("d", NeedState.Rejected, (string?)null) })
            await store.AddAsync(Card(workspace, subject) with { State = state, JoinedTo = joined }, Event(workspace, subject, "entered"), Token);

        var counts = await store.CountAsync(Token);

        Assert.Equal(new Dictionary<NeedState, int> { [NeedState.Candidate] = 2, [NeedState.Rejected] = 1 }, counts);
    }

    [Fact]
    public async Task A_shipped_need_tells_the_last_effect_measured_since_it_was_shipped()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<INeedStore>();
        var (old, first, last) = (Proof("old"), Proof("first"), Proof("last"));
        await store.AddAsync(Card(workspace, "a"), Event(workspace, "a", "measured", old.Value), Token);
        workspace.Clock.Advance(TimeSpan.FromDays(1));
        var shipped = workspace.Clock.GetUtcNow();
        await ChangeAsync("a", c => c with { State = NeedState.Verified, Shipped = shipped }, "measured", first.Value);
        await ChangeAsync("a", c => c, "measured", last.Value);
        await store.AddAsync(Card(workspace, "b") with { State = NeedState.Shipped, Shipped = shipped.AddDays(1) }, Event(workspace, "b", "entered"), Token);
        await store.AddAsync(Card(workspace, "c"), Event(workspace, "c", "entered"), Token);

        var found = await store.ShippedAsync(Token);

        Assert.Equal([("b", false, null), ("a", true, (EvidenceId?)last)], found.Select(f => (f.Title.Facts[0].Text!, f.IsVerified, f.Effect)));

        Task ChangeAsync(string subject, Func<NeedCard, NeedCard> change, string kind, string reason) =>
            store.ChangeAsync(NeedIdentity.Of(subject), c => (change(c), Event(workspace, subject, kind, reason)), Token);
    }

    [Fact]
    public async Task News_hold_what_happened_since_and_nothing_from_before()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<INeedStore>();
        await store.AddAsync(Card(workspace, "old"), Event(workspace, "old", "moved"), Token);
        workspace.Clock.Advance(TimeSpan.FromHours(1));
        var since = workspace.Clock.GetUtcNow();
        await store.AddAsync(Card(workspace, "new"), Event(workspace, "new", "entered"), Token);
        await store.ChangeAsync(NeedIdentity.Of("old"), c => (c, Event(workspace, "old", "moved")), Token);
        await store.ChangeAsync(NeedIdentity.Of("new"), c => (c, Event(workspace, "new", "measured")), Token);

        var news = await store.NewsAsync(since, 20, Token);

        Assert.Equal(1, news.Found);
        Assert.Equal([("new", "measured"), ("old", "moved")], news.Steps.Select(s => (s.Title.Facts[0].Text!, s.Happened.Kind)));
        Assert.Single((await store.NewsAsync(since, 1, Token)).Steps);
    }

    [Fact]
    public async Task Disputes_are_comments_that_people_label_differently_until_one_settles_them()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ILabelStore>();
        // 1: two labels; 2: agreed; 3: one passed it over; 4: settled; 5 and 6: disputed in another set.
        foreach (var (set, comment, who, label, isFinal) in new[]
                 {
                     ("kinds", 1, "a", "bug", false), ("kinds", 1, "b", "praise", false), ("kinds", 2, "a", "bug", false), ("kinds", 2, "b", "bug", false), ("kinds", 3, "a", "bug", false), ("kinds", 3, "b", null, false),
                     ("kinds", 4, "a", "bug", false), ("kinds", 4, "b", "praise", false), ("kinds", 4, "c", "bug", true),
                     ("sentiment", 5, "a", "positive", false), ("sentiment", 5, "b", "negative", false), ("sentiment", 6, "a", "neutral", false), ("sentiment", 6, "b", (string?)"negative", false),
                 })
            await store.SaveAsync(new CommentLabel(set, comment, who, label, default) { IsFinal = isFinal }, Token);

        Assert.Equal(new Dictionary<string, int> { ["kinds"] = 1, ["sentiment"] = 2 }, await store.DisputesAsync(Token));
    }

    [Fact]
    public async Task A_snapshot_as_of_a_moment_is_the_newest_from_before_and_may_be_read_in_part()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISnapshots>();
        var before = workspace.Clock.GetUtcNow().AddMinutes(-1);
        await store.SaveAsync("decide.needs", new Whole("a", 1), DataVersion.Empty, Token);
        workspace.Clock.Advance(TimeSpan.FromDays(1));
        var between = workspace.Clock.GetUtcNow().AddMinutes(-1);
        await store.SaveAsync("decide.needs", new Whole("b", 2), DataVersion.Empty, Token);

        Assert.Null(await store.AsOfAsync<Part>("decide.needs", before, Token));
        Assert.Equal(new Part(1), (await store.AsOfAsync<Part>("decide.needs", between, Token))!.Value);
        Assert.Equal(new Part(2), (await store.AsOfAsync<Part>("decide.needs", workspace.Clock.GetUtcNow(), Token))!.Value);
        Assert.Equal(new Whole("a", 1), (await store.AsOfAsync<Whole>("decide.needs", between, Token))!.Value);
        Assert.Equal(new Whole("b", 2), (await store.LatestAsync<Whole>("decide.needs", Token))!.Value);
    }

    sealed record Whole(string Name, int Rank);

    sealed record Part(int Rank);

    static NeedCard Card(TestWorkspace workspace, string subject) => new()
    {
        Id = NeedIdentity.Of(subject), Subject = subject, Title = Phrase.Literal(subject), Category = NeedCategory.Feature, Origin = NeedSource.Entered, Created = workspace.Clock.GetUtcNow(),
    };

    static NeedEvent Event(TestWorkspace workspace, string subject, string kind, string reason = "") =>
        new(NeedIdentity.Of(subject), workspace.Clock.GetUtcNow(), "product", kind, NeedState.Candidate, NeedState.Candidate, reason);

    static EvidenceId Proof(string text) => EvidenceId.OfContent(System.Text.Encoding.UTF8.GetBytes(text));
}
