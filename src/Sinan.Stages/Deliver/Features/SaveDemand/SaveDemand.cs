using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SaveDemand;

/// <summary>Keeps a new demand of an initiative (number 0), or changes one.</summary>
public sealed record SaveDemand(long Id, Demand Entered, string Actor);

public sealed class SaveDemandHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="DemandBook.Save"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveDemand request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => DemandBook.Save(i, request.Entered), cancellationToken);
}
