using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.WorkDocuments;
using Sinan.Stages.Deliver.Features.ShowCosts;
using Sinan.Stages.Deliver.Features.ShowSchedule;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Gathers what the documents of an initiative may speak of.</summary>
public sealed class DocumentMatterReader(
    IInitiativeStore initiatives, SourcesReader sources, WorkFactsReader work, ShowScheduleHandler schedules, ShowCostsHandler costs, ConflictReader conflicts, IPredictions predictions)
{
    const int MostLines = 200;

    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    internal async Task<Outcome<DocumentMatter>> ReadAsync(long id, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(id);
        var facts = await work.ReadAsync(cancellationToken);
        var schedule = await schedules.HandleAsync(new ShowSchedule.ShowSchedule(id), cancellationToken);
        var cost = await costs.HandleAsync(new ShowCosts.ShowCosts(id), cancellationToken);
        if (!schedule.IsOk || !cost.IsOk)
            return schedule.IsOk ? cost.Problem : schedule.Problem;
        var (pairs, _) = await conflicts.ReadAsync(initiative, ConflictReader.ReleasesOf(initiative).FirstOrDefault(), facts.Proofs, cancellationToken);
        return new DocumentMatter(
            initiative, facts, await sources.ReadAsync(cancellationToken), [.. initiative.Goal.Metrics.Select(m => MetricReview.Of(initiative, m, facts.Proofs))], pairs, schedule.Value, cost.Value,
            [.. await predictions.ListAsync(cancellationToken)], await initiatives.HistoryAsync(id, MostLines, cancellationToken));
    }
}
