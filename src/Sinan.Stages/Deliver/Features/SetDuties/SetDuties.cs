using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.People;

namespace Sinan.Stages.Deliver.Features.SetDuties;

/// <summary>Says which team does what in the sub-steps of a stage.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Stage">Stage.</param>
/// <param name="Duties">All duties of its sub-steps.</param>
/// <param name="Actor">Who.</param>
public sealed record SetDuties(long Id, WorkStage Stage, ImmutableArray<Assignment> Duties, string Actor);

public sealed class SetDutiesHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Assigning.Set"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SetDuties request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Assigning.Set(i, request.Stage, request.Duties), cancellationToken);
}
