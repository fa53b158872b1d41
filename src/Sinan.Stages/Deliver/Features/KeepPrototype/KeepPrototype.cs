using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.KeepPrototype;

/// <summary>Keeps the prototype as it stands as a version.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Remark">What it is kept for; may be empty.</param>
/// <param name="Actor">Who.</param>
public sealed record KeepPrototype(long Id, string Remark, string Actor);

public sealed class KeepPrototypeHandler(IInitiativeStore initiatives, TimeProvider clock)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Prototyping.Keep"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(KeepPrototype request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Prototyping.Keep(i, request.Remark, request.Actor, clock.GetUtcNow()), cancellationToken);
}
