using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Features;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Overview;

/// <summary>What Decide and Listen tell the home, from reports made for the purpose.</summary>
public sealed class StageNewsTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static readonly EvidenceId Proof = EvidenceId.OfContent("proof"u8);

    [Fact]
    public async Task The_fact_that_the_order_hangs_on_is_asked_for_and_needs_whose_facts_are_in_are_to_be_judged()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        foreach (var (id, state) in new[] { ("n-1", NeedState.Candidate), ("n-2", NeedState.Candidate), ("n-3", NeedState.Planned), ("n-4", NeedState.Candidate), ("n-6", NeedState.Candidate) })
            await AddAsync(workspace, id, state);
        // 1 misses its effort; 2 has its facts and nobody judged it; 3 is planned already; 4 has no effort entered; 6 stands too far below.
        var report = Report(workspace, [Need("n-1", 1, false), Need("n-2", 2, true), Need("n-3", 3, true), Need("n-4", 4, false), Need("n-5", 5, false), Need("n-6", 6, true)]) with
        {
            Missing = new MissingFact("n-1", 0.4, 1, 9, 1, Proof),
        };

        var open = await NewsOf(workspace, report).DecisionsAsync(Token);

        Assert.Equal([("decide.decision.missing", "/decide/needs/n-1"), ("decide.decision.ready", "/decide/needs/n-2")], open.Select(d => (d.Says.Key, d.Href)));
        Assert.All(open, d => Assert.Equal((DecisionUrgency.Waiting, report.At), (d.Urgency, d.Since)));
        Assert.Equal((0.4, Proof), open[0].Says.Facts.Where(f => f.Name == "chance").Select(f => (f.Number!.Value, f.Evidence!.Value)).Single());
    }

    [Fact]
    public async Task Places_that_moved_are_told_and_whether_chance_alone_may_have_moved_them()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<ISnapshots>().SaveAsync(NeedReport.SnapshotKind, Report(workspace, [Need("n-a", 1), Need("n-b", 2), Need("n-c", 3), Need("n-far", 9), Need("n-gone", 4)]), DataVersion.Empty, Token);
        workspace.Clock.Advance(TimeSpan.FromDays(1));
        var since = workspace.Clock.GetUtcNow();
        workspace.Clock.Advance(TimeSpan.FromDays(1));
        // a fell to 3 where 1 lies within its interval; b rose to 1 surely; c stayed at 3 places lower; "far" moved among the last; "new" was not there.
        var now = Report(workspace, [Need("n-b", 1, low: 1, high: 1), Need("n-new", 2), Need("n-a", 3, low: 1, high: 4), Need("n-c", 3), Need("n-far", 8)]);

        var changes = await NewsOf(workspace, now).ChangesAsync(since, Token);

        Assert.Equal(
            [("decide.change.place", "/decide/needs/n-b", 2.0, 1.0), ("decide.change.place.unsure", "/decide/needs/n-a", 1.0, 3.0)],
            changes.Select(c => (c.Says.Key, c.Href, Number(c, "old"), Number(c, "place"))));
        Assert.Equal(new Interval(1, 4), changes[1].Says.Facts.Single(f => f.Name == "place").Interval);
        Assert.Empty(await NewsOf(workspace, now).ChangesAsync(workspace.Clock.GetUtcNow().AddSeconds(1), Token));

        static double Number(RecentChange change, string fact) => change.Says.Facts.Single(f => f.Name == fact).Number!.Value;
    }

    [Fact]
    public async Task Moves_and_verdicts_of_needs_are_told_with_their_evidence()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var since = workspace.Clock.GetUtcNow();
        await AddAsync(workspace, "n-1", NeedState.Shipped);
        var store = workspace.Get<INeedStore>();
        await store.ChangeAsync("n-1", c => (c, new NeedEvent("n-1", since, "product", "measured", NeedState.Shipped, NeedState.Shipped, Proof.Value)), Token);
        await store.ChangeAsync("n-1", c => (c, new NeedEvent("n-1", since, "product", "moved", NeedState.Shipped, NeedState.Verified)), Token);

        var changes = await NewsOf(workspace, null).ChangesAsync(since, Token);

        Assert.Equal(["decide.change.moved", "decide.change.measured"], changes.Select(c => c.Says.Key));
        Assert.Equal(Proof, changes[1].Says.Facts[0].Evidence);
    }

    [Fact]
    public async Task Themes_that_began_parted_or_ended_are_told_since_the_moment_only()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var since = workspace.Clock.GetUtcNow();
        var (before, after) = (since.AddDays(-1), since.AddDays(1));
        var news = new ListenNews(new AlertStore(workspace.Get<ISettings>()), workspace.Get<ILabelStore>(), new Themes(Report(
            after,
            [
                Theme("t-1", "slow", new ThemeEvent(ThemeChange.Begun, before)), Theme("t-2", "dark mode", new ThemeEvent(ThemeChange.Begun, after)),
                Theme("t-3", "refund", new ThemeEvent(ThemeChange.Begun, before), new ThemeEvent(ThemeChange.SplitFrom, after, "t-1", "slow")), Theme("t-1b", "slow", new ThemeEvent(ThemeChange.Split, after, "t-3", "refund")),
            ],
            [new EndedTheme("t-8", "sale", after, null), new EndedTheme("t-9", "old", before, null)])));

        var changes = await news.ChangesAsync(since, Token);

        Assert.Equal(["listen.change.begun", "listen.change.split", "listen.change.ended"], changes.Select(c => c.Says.Key));
        Assert.Equal(["1/dark mode", "1/sale"], new[] { changes[0], changes[2] }.Select(c => c.Says.Facts[0].Number + "/" + c.Says.Facts[1].Text));
        Assert.Equal(("refund", "slow", Proof), (changes[1].Says.Facts[0].Text!, changes[1].Says.Facts[1].Text!, changes[1].Says.Facts[2].Evidence!.Value));
        Assert.Empty(await news.ChangesAsync(after.AddSeconds(1), Token));
    }

    [Fact]
    public async Task Only_alerts_that_nobody_has_looked_at_are_alarms()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (alerts, at) = (new AlertStore(workspace.Get<ISettings>()), workspace.Clock.GetUtcNow());
        await alerts.MergeAsync([Alert("al-1", AlertState.Raised, at), Alert("al-2", AlertState.Acknowledged, at.AddHours(-1)), Alert("al-3", AlertState.Resolved, at.AddDays(-2))], Token);
        var news = new ListenNews(alerts, workspace.Get<ILabelStore>(), new Themes(null));

        var open = Assert.Single(await news.DecisionsAsync(Token));
        Assert.Equal((DecisionUrgency.Alarm, "/listen/alert/al-1", at), (open.Urgency, open.Href, open.Since!.Value));
        Assert.Equal(1, await ((IOpenAlerts)alerts).CountAsync(Token));
        // Two of the three were found since yesterday.
        Assert.Equal(2, Assert.Single(await news.ChangesAsync(at.AddDays(-1), Token)).Says.Facts[0].Number);
    }

    static DecideNews NewsOf(TestWorkspace workspace, NeedReport? report) => new(new Needs(report), workspace.Get<INeedStore>(), workspace.Get<ISnapshots>());

    static Task AddAsync(TestWorkspace workspace, string id, NeedState state) => workspace.Get<INeedStore>().AddAsync(
        new NeedCard { Id = id, Subject = id, Title = Phrase.Literal(id), Category = NeedCategory.Feature, Origin = NeedSource.Entered, State = state, Created = workspace.Clock.GetUtcNow().AddDays(-9) },
        new NeedEvent(id, workspace.Clock.GetUtcNow().AddDays(-9), "product", "entered", state, state), Token);

    static NeedReport Report(TestWorkspace workspace, ImmutableArray<Need> needs) => new()
    {
        Data = DataVersion.Empty, At = workspace.Clock.GetUtcNow(), Seed = 1, Draws = 1, Answer = Phrase.Literal("x"), RecentDays = 30, ActiveUsers = 1, Needs = needs, Sources = [],
    };

    static Need Need(string id, int rank, bool isEffortEntered = false, double? low = null, double? high = null) => new()
    {
        Id = id, Title = Phrase.Literal(id), Category = NeedCategory.Feature, Sources = [NeedSource.Voice], Score = Estimate.Sure(1), ScoreEvidence = Proof, ReachEvidence = Proof, TopThreeEvidence = Proof,
        Rank = rank, RankInterval = new Interval(low ?? rank, high ?? rank), RankProbability = 1, RankProbabilities = [], TopThree = 1, Reach = Estimate.Sure(1), Impact = Estimate.Sure(1),
        Confidence = Estimate.Sure(1), Effort = Estimate.Sure(1), IsEffortEntered = isEffortEntered, Evidence = [],
    };

    static ThemeReport Report(DateTimeOffset at, ImmutableArray<Theme> themes, ImmutableArray<EndedTheme> ended) => new()
    {
        Data = DataVersion.Empty, At = at, Seed = 1, Comments = 10, Languages = [], NegativeShare = Figure, NoiseShare = Figure, Sentiment = new SentimentChoice("lexicon", 0, null, null, null), Themes = themes, Ended = ended,
    };

    static Theme Theme(string id, string name, params ImmutableArray<ThemeEvent> history) => new()
    {
        Id = id, Name = name, Language = "en", Words = [], Size = 1, Share = Figure, NegativeShare = Figure, AskingShare = Figure, IsAsking = false, IsNegative = false, Users = 1, History = history,
    };

    static ThemeFigure Figure => new(0.1, new Interval(0.05, 0.2), Proof);

    static FeedbackAlert Alert(string id, AlertState state, DateTimeOffset at) => new()
    {
        Id = id, Series = new SeriesName(SeriesName.Volume), Interval = "day", Time = at, Until = at, Since = at, Observed = 9, Expected = 2, P = 0.001, Cause = AlertCause.Unknown, Evidence = Proof, State = state, FoundAt = at,
    };

    sealed class Needs(NeedReport? report) : INeeds
    {
        public Task<Outcome<NeedReport>> RankAsync(long seed, IProgressSink progress, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<NeedReport?> LatestAsync(CancellationToken cancellationToken) => Task.FromResult(report);
    }

    sealed class Themes(ThemeReport? report) : IThemes
    {
        public Task<ThemeReport?> LatestAsync(CancellationToken cancellationToken) => Task.FromResult(report);
    }
}
