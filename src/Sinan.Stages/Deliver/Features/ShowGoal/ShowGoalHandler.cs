using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Features.ShowGoal;

public sealed class ShowGoalHandler(IInitiativeStore initiatives, WorkFactsReader reader, IMetricEffects series, IGroupComparisons comparisons, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<GoalReport>> HandleAsync(ShowGoal request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        var metrics = initiative.Goal.Metrics.Select(m => MetricReview.Of(initiative, m, proofs)).ToImmutableArray();
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return new GoalReport(
            Sentence(metrics), initiative.Id, initiative.Title, initiative.Goal, metrics, [.. await series.ListAsync(cancellationToken)],
            [.. (await comparisons.LatestAsync(cancellationToken))?.Metrics.Select(m => m.Metric) ?? []]);
    }

    static Phrase Sentence(ImmutableArray<MetricReview> metrics)
    {
        var aimed = metrics.Where(m => m.Metric.Target is not null).ToList();
        if (aimed.Count == 0)
            return new Phrase("deliver.goal.answer.none");
        return new Phrase(
            "deliver.goal.answer", Fact.Count("reached", aimed.Count(m => m.State == CheckState.Holds)), Fact.Count("targets", aimed.Count), Fact.Count("missed", aimed.Count(m => m.State == CheckState.Fails)),
            Fact.Count("untold", aimed.Count(m => m.State == CheckState.Open)));
    }
}
