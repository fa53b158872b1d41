using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Timetables;

namespace Sinan.Stages.Deliver.Features.PlanMilestones;

/// <summary>Replaces the milestones of an initiative and forecasts them.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Start">First day.</param>
/// <param name="Milestones">All of them, in the order of their numbers.</param>
/// <param name="Actor">Who.</param>
public sealed record PlanMilestones(long Id, DateOnly? Start, ImmutableArray<Milestone> Milestones, string Actor);

public sealed class PlanMilestonesHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Timetable.Of"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(PlanMilestones request, CancellationToken cancellationToken)
    {
        // Forecast before the store is held.
        var table = Timetable.Of(request.Start, request.Milestones);
        if (!table.IsOk)
            return table.Problem;
        return await initiatives.ChangeAsync(
            request.Id, request.Actor, i => new InitiativeChange(i with { Timetable = table.Value }, new Phrase("deliver.log.milestones", Fact.Count("milestones", request.Milestones.Length))), cancellationToken);
    }
}
