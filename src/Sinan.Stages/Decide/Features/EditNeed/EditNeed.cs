using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Features.EditNeed;

/// <summary>A person rewrites a need; the ranking follows at once.</summary>
/// <param name="Id">Which need.</param>
/// <param name="Entry">What is to stand there; inputs that are left out go back to what was found by the next ranking.</param>
/// <param name="Actor">Who does it.</param>
public sealed record EditNeed(string Id, NeedEntry Entry, string Actor);

public sealed class EditNeedHandler(INeedStore store, NeedPlacing placing, IAudit audit, TimeProvider clock)
{
    /// <returns>Problems: those of <see cref="NeedEntry.Check"/>, "decide.need.not_found".</returns>
    public async Task<Outcome<NeedCard>> HandleAsync(EditNeed request, CancellationToken cancellationToken)
    {
        var entry = request.Entry.Check();
        if (!entry.IsOk)
            return entry.Problem;
        var now = clock.GetUtcNow();
        var edited = await store.ChangeAsync(request.Id, card => (
            card with { Title = Phrase.Literal(entry.Value.Title), Category = entry.Value.Category, Text = entry.Value.Text, Inputs = entry.Value.Inputs, IsEdited = true },
            new NeedEvent(card.Id, now, request.Actor, "edited", card.State, card.State)), cancellationToken);
        if (!edited.IsOk)
            return edited;
        await audit.RecordAsync(request.Actor, nameof(EditNeed), request.Id, cancellationToken);
        await placing.AgainAsync(report => report with { Needs = [.. report.Needs.Select(n => n.Id == request.Id ? NeedList.WithCard(n, edited.Value) : n)] }, cancellationToken);
        return edited;
    }
}
