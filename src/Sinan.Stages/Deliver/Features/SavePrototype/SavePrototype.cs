using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.SavePrototype;

/// <summary>Replaces the prototype of an initiative; the versions that were kept stay.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Entered">All screens and the dialogue; versions of it are not looked at.</param>
/// <param name="Actor">Who.</param>
public sealed record SavePrototype(long Id, Prototype Entered, string Actor);

public sealed class SavePrototypeHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="PrototypeRules.Fault"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SavePrototype request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Prototyping.Replace(i, request.Entered), cancellationToken);
}
