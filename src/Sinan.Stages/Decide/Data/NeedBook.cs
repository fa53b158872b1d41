using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Data;

/// <summary>The book over the store: keeps to the ways of <see cref="NeedLife"/>.</summary>
public sealed class NeedBook(INeedStore store, IIdeaStore ideas, NeedPlacing placing, IAudit audit, TimeProvider clock) : INeedBook
{
    public Task<IReadOnlyList<NeedCard>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public Task<NeedCard?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<NeedEvent>> HistoryAsync(string id, CancellationToken cancellationToken) => store.EventsAsync(id, cancellationToken);

    public async Task<Outcome<NeedCard>> MoveAsync(string id, NeedState to, string reason, string actor, CancellationToken cancellationToken)
    {
        var words = reason.Trim();
        if (words.Length > NeedLife.MostReason || (words.Length == 0 && NeedLife.NeedsReason(to)))
            return new Problem("decide.need.reason", ProblemKind.Invalid, Fact.Count("most", NeedLife.MostReason));
        var now = clock.GetUtcNow();
        var moved = await store.ChangeAsync(id, card => Move(card, to, words, actor, now), cancellationToken);
        if (!moved.IsOk)
            return moved;
        await audit.RecordAsync(actor, "MoveNeed", id, cancellationToken);
        await TellAsync(id, to, actor, now, cancellationToken);
        if (!moved.Value.IsOpen)
            await placing.AgainAsync(report => report with { Needs = [.. report.Needs.Where(n => n.Id != id)] }, cancellationToken);
        return moved;
    }

    /// <summary>Those who voted for an idea that the need came from are told what becomes of it; the reason stays with the team.</summary>
    async Task TellAsync(string need, NeedState to, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = to switch
        {
            NeedState.Candidate => IdeaState.Open,
            NeedState.Confirmed => IdeaState.Considered,
            NeedState.Planned or NeedState.InInitiative => IdeaState.Planned,
            NeedState.Rejected => IdeaState.Declined,
            _ => IdeaState.Shipped,
        };
        foreach (var idea in (await ideas.OfNeedAsync(need, cancellationToken)).Where(i => i.State != state))
            await ideas.ChangeAsync(idea.Id, i => i with { State = state }, new IdeaChange(0, idea.Id, now, "state", state, "", null, actor), cancellationToken);
    }

    static Outcome<(NeedCard Card, NeedEvent? Happened)> Move(NeedCard card, NeedState to, string reason, string actor, DateTimeOffset now)
    {
        if (card.State == to)
            return (card, null);
        if (!NeedLife.From(card.State).Contains(to))
        {
            return new Problem("decide.need.no_way", ProblemKind.Conflict,
                Fact.Of("from", new Phrase(NeedWords.Key(card.State))), Fact.Of("to", new Phrase(NeedWords.Key(to))));
        }

        return (card with { State = to, Shipped = to == NeedState.Shipped && card.State != NeedState.Verified ? now : card.Shipped }, new NeedEvent(card.Id, now, actor, "moved", card.State, to, reason));
    }
}
