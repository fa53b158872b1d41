using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Keeps needs in step with the initiatives for them.</summary>
public sealed class NeedLinks(IInitiativeStore initiatives, INeedBook book)
{
    /// <summary>The need that an initiative is to be for: itself, or the one that it was joined with.</summary>
    /// <returns>Its id, empty for an empty one. Problems: "decide.need.not_found", "deliver.need.closed".</returns>
    public async Task<Outcome<string>> ResolveAsync(string need, CancellationToken cancellationToken)
    {
        var id = need.Trim();
        if (id.Length == 0)
            return id;
        if (await book.FindAsync(id, cancellationToken) is not { } card)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", id));
        if (card.JoinedTo is { } root)
            return await ResolveAsync(root, cancellationToken);
        return card.State is NeedState.Rejected or NeedState.Verified
            ? new Problem("deliver.need.closed", ProblemKind.Conflict, Fact.Of("state", new Phrase("decide.state." + StepWork.Code(card.State))))
            : card.Id;
    }

    /// <summary>Moves a need to where its initiatives have brought it, step by step along its life.</summary>
    public async Task FollowAsync(string need, string actor, CancellationToken cancellationToken)
    {
        if (need.Length == 0)
            return;
        var linked = (await initiatives.ListAsync(cancellationToken)).Where(i => i.NeedId == need).ToList();
        var (to, reason) = (NeedProgress.Of(linked), linked.FirstOrDefault()?.Title ?? "");
        var card = await book.FindAsync(need, cancellationToken);
        while (card is not null && NeedProgress.Next(card.State, to) is { } next)
        {
            var moved = await book.MoveAsync(need, next, reason, actor, cancellationToken);
            card = moved.IsOk ? moved.Value : null;
        }
    }
}
