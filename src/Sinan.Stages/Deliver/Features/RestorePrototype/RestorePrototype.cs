using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.RestorePrototype;

/// <summary>Takes a prototype back to a version that was kept.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Version">Which version.</param>
/// <param name="Actor">Who.</param>
public sealed record RestorePrototype(long Id, int Version, string Actor);

public sealed class RestorePrototypeHandler(IInitiativeStore initiatives, TimeProvider clock)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Prototyping.Restore"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(RestorePrototype request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Prototyping.Restore(i, request.Version, request.Actor, clock.GetUtcNow()), cancellationToken);
}
