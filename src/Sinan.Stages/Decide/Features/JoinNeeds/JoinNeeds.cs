using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.JoinNeeds;

/// <summary>A person says that a need is the same as another, or takes that back. The next ranking follows.</summary>
/// <param name="Id">The need that joins.</param>
/// <param name="To">The need it joins; null lets it stand for itself again.</param>
/// <param name="Actor">Who says so.</param>
public sealed record JoinNeeds(string Id, string? To, string Actor);

public sealed class JoinNeedsHandler(INeedStore store, INeeds needs, IAudit audit, TimeProvider clock)
{
    /// <returns>Problems: "decide.need.not_found", "decide.need.joined" when the two are one already.</returns>
    public async Task<Outcome<NeedCard>> HandleAsync(JoinNeeds request, CancellationToken cancellationToken)
    {
        if (request.To is { } to)
        {
            var book = (await store.ListAsync(cancellationToken)).ToDictionary(c => c.Id, StringComparer.Ordinal);
            if (!book.TryGetValue(to, out var target))
                return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", to));
            if (book.TryGetValue(request.Id, out var own) && (own.JoinedTo is not null || NeedList.RootOf(target, book).Id == own.Id))
                return new Problem("decide.need.joined", ProblemKind.Conflict);
        }

        var now = clock.GetUtcNow();
        var joined = await store.ChangeAsync(request.Id, card => (
            card with { JoinedTo = request.To }, new NeedEvent(card.Id, now, request.Actor, request.To is null ? "parted" : "joined", card.State, card.State, request.To ?? card.JoinedTo ?? "")), cancellationToken);
        if (!joined.IsOk)
            return joined;
        await audit.RecordAsync(request.Actor, nameof(JoinNeeds), request.Id, cancellationToken);
        await needs.RankAsync(RankNeeds.RankNeeds.DefaultSeed, NoProgress.Instance, cancellationToken);
        return joined;
    }
}
