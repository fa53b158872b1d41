using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SaveMetric;

/// <summary>Adds a metric to a goal, replaces the one of that id, or takes it away.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="MetricId">Which metric.</param>
/// <param name="Metric">The metric; null takes it away.</param>
/// <param name="Actor">Who.</param>
public sealed record SaveMetric(long Id, string MetricId, GoalMetric? Metric, string Actor);

public sealed class SaveMetricHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="GoalSetting"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveMetric request, CancellationToken cancellationToken) => initiatives.ChangeAsync(
        request.Id, request.Actor, i => request.Metric is { } metric ? GoalSetting.Save(i, metric with { Id = request.MetricId }) : GoalSetting.Remove(i, request.MetricId), cancellationToken);
}
