using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Decide.Features.RankNeeds;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Decide;

public sealed class NeedBookTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static NeedCard Card(string subject, string title = "Pay", DateTimeOffset at = default) => new()
    {
        Id = NeedIdentity.Of(subject), Subject = subject, Title = Phrase.Literal(title), Category = NeedCategory.Performance, Origin = NeedSource.Friction, Created = at, Seen = at,
    };

    static NeedBook BookOf(TestWorkspace workspace) => new(
        workspace.Get<INeedStore>(), workspace.Get<IIdeaStore>(), new NeedPlacing(workspace.Get<ISnapshots>(), workspace.Get<IEvidenceStore>(), workspace.Clock), workspace.Get<IAudit>(), workspace.Clock);

    [Fact]
    public async Task A_need_lives_from_candidate_to_verified_and_tells_who_moved_it()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (store, book) = (workspace.Get<INeedStore>(), BookOf(workspace));
        await store.SaveFoundAsync([Card("payment")], "ranking", Stop);
        var id = NeedIdentity.Of("payment");

        foreach (var to in new[] { NeedState.Confirmed, NeedState.Planned, NeedState.InInitiative, NeedState.Shipped, NeedState.Verified })
            Assert.Equal(to, (await book.MoveAsync(id, to, "step " + to, "ann", Stop)).Value.State);

        Assert.Equal(workspace.Clock.GetUtcNow(), (await book.FindAsync(id, Stop))!.Shipped);
        var history = await book.HistoryAsync(id, Stop);
        Assert.Equal(["moved", "moved", "moved", "moved", "moved", "found"], history.Select(h => h.Kind));
        Assert.Equal(("ann", NeedState.Candidate, NeedState.Confirmed, "step Confirmed"), (history[4].Actor, history[4].From, history[4].To, history[4].Reason));
        Assert.Equal(5, (await workspace.Get<IAudit>().ListAsync(10, Stop)).Count(a => a.Action == "MoveNeed"));
    }

    [Theory]
    [InlineData(NeedState.Verified, "because", "decide.need.no_way")]
    [InlineData(NeedState.Planned, "", "decide.need.no_way")]
    [InlineData(NeedState.Rejected, " ", "decide.need.reason")]
    public async Task Steps_that_skip_and_refusals_without_reason_are_turned_down(NeedState to, string reason, string code)
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<INeedStore>().SaveFoundAsync([Card("payment")], "ranking", Stop);

        Assert.Equal(code, (await BookOf(workspace).MoveAsync(NeedIdentity.Of("payment"), to, reason, "ann", Stop)).Problem.Code);
        Assert.Equal("decide.need.not_found", (await BookOf(workspace).MoveAsync("n-nothing", NeedState.Confirmed, "", "ann", Stop)).Problem.Code);
        Assert.Equal(NeedState.Candidate, (await BookOf(workspace).FindAsync(NeedIdentity.Of("payment"), Stop))!.State);
    }

    [Fact]
    public async Task Every_state_can_be_left_and_reached()
    {
        var all = Enum.GetValues<NeedState>();

        Assert.All(all, state => Assert.NotEmpty(NeedLife.From(state)));
        Assert.All(all, state => Assert.Contains(all, from => NeedLife.From(from).Contains(state)));
        Assert.All(all, state => Assert.DoesNotContain(state, NeedLife.From(state)));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task The_same_subject_is_the_same_need_in_the_next_ranking_and_keeps_what_people_said()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (store, book, later) = (workspace.Get<INeedStore>(), BookOf(workspace), workspace.Clock.GetUtcNow().AddDays(1));
        await store.SaveFoundAsync([Card("payment"), Card("step:a>b", "Old title")], "ranking", Stop);
        await book.MoveAsync(NeedIdentity.Of("payment"), NeedState.Rejected, "not ours", "ann", Stop);
        await store.ChangeAsync(NeedIdentity.Of("payment"), c => (c with { Title = Phrase.Literal("Ours"), IsEdited = true }, null), Stop);

        await store.SaveFoundAsync([Card("payment", "Again", later), Card("step:a>b", "New title", later)], "ranking", Stop);

        var cards = (await book.ListAsync(Stop)).ToDictionary(c => c.Subject);
        Assert.Equal(2, cards.Count);
        Assert.Equal((NeedState.Rejected, "Ours", later), (cards["payment"].State, cards["payment"].Title.Facts[0].Text, cards["payment"].Seen));
        Assert.Equal(("New title", default(DateTimeOffset)), (cards["step:a>b"].Title.Facts[0].Text, cards["step:a>b"].Created));
    }

    [Fact]
    public async Task Two_people_who_move_a_need_at_once_do_not_overwrite_each_other()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<INeedStore>().SaveFoundAsync([Card("payment")], "ranking", Stop);
        var id = NeedIdentity.Of("payment");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => BookOf(workspace).MoveAsync(id, n % 2 == 0 ? NeedState.Confirmed : NeedState.Rejected, "at once", "p" + n, Stop)));

        // From confirmed one may go on to refused, and not back: at most two steps were real, all others had nothing to do or no way.
        var moves = (await BookOf(workspace).HistoryAsync(id, Stop)).Where(h => h.Kind == "moved").Reverse().ToArray();
        Assert.InRange(moves.Length, 1, 2);
        Assert.All(moves.Zip(moves.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(outcomes.Where(o => !o.IsOk), o => Assert.Equal("decide.need.no_way", o.Problem.Code));
    }

    [Fact]
    public async Task Those_who_voted_for_an_idea_are_told_what_becomes_of_its_need()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (store, ideas, id) = (workspace.Get<INeedStore>(), workspace.Get<IIdeaStore>(), NeedIdentity.Of("payment"));
        await store.SaveFoundAsync([Card("payment")], "ranking", Stop);
        var idea = await ideas.AddAsync("Pay by card", "", "v-1", isHidden: false, Stop);
        await ideas.ChangeAsync(idea.Id, i => i with { Need = id }, null, Stop);

        await BookOf(workspace).MoveAsync(id, NeedState.Confirmed, "secret reason", "ann", Stop);
        await BookOf(workspace).MoveAsync(id, NeedState.Planned, "", "ann", Stop);

        Assert.Equal(IdeaState.Planned, (await ideas.FindAsync(idea.Id, Stop))!.State);
        var told = await ideas.ChangesAsync(10, Stop);
        Assert.Equal([IdeaState.Planned, IdeaState.Considered], told.Select(t => t.State));
        Assert.All(told, t => Assert.Equal("", t.Text));
    }
}
