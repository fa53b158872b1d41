using System.Security.Cryptography;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Features.AddNeed;

public sealed class AddNeedHandler(INeedStore store, INeeds needs, NeedPlacing placing, IAudit audit, TimeProvider clock)
{
    /// <summary>A need about a known concept takes its subject, so that data and voices about the same join it; else it has a subject of its own.</summary>
    /// <returns>Problems: those of <see cref="NeedEntry.Check"/>, "decide.need.origin", "decide.need.exists" with the id of the need that is about the same.</returns>
    public async Task<Outcome<NeedCard>> HandleAsync(AddNeed request, CancellationToken cancellationToken)
    {
        var entry = request.Entry.Check();
        if (!entry.IsOk)
            return entry.Problem;
        if (request.Origin is NeedSource.Friction or NeedSource.Voice or NeedSource.CoOccurrence)
            return new Problem("decide.need.origin", ProblemKind.Invalid);
        var (title, now) = (entry.Value.Title, clock.GetUtcNow());
        var subject = (request.IsDistinct ? null : Concepts.Of(title, [])?.Name) ?? "entered:" + Base32.Encode(RandomNumberGenerator.GetBytes(10));
        var card = new NeedCard
        {
            Id = NeedIdentity.Of(subject), Subject = subject, Title = Phrase.Literal(title), Category = entry.Value.Category, Origin = request.Origin, Text = entry.Value.Text,
            Inputs = entry.Value.Inputs, IsEdited = true, Created = now,
        };
        if (!await store.AddAsync(card, new NeedEvent(card.Id, now, request.Actor, "entered", card.State, card.State), cancellationToken))
            return new Problem("decide.need.exists", ProblemKind.Conflict, Fact.Of("id", card.Id));
        await audit.RecordAsync(request.Actor, nameof(AddNeed), card.Id, cancellationToken);
        // Before the first ranking there is nothing to join: the need is there when it comes.
        if (await placing.AgainAsync(report => report with { Needs = report.Needs.Add(NeedList.OfCard(card)) }, cancellationToken) is null)
            await needs.RankAsync(RankNeeds.RankNeeds.DefaultSeed, NoProgress.Instance, cancellationToken);
        return card;
    }
}
