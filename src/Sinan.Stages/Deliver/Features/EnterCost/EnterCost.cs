using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Features.EnterCost;

/// <summary>Enters a line into a ledger of an initiative; its cost is reckoned here.</summary>
public sealed record EnterCost(long Id, CostEntry Entry, string Actor);

public sealed class EnterCostHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Bookkeeping.Enter"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(EnterCost request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Bookkeeping.Enter(i, request.Entry with { By = request.Actor }), cancellationToken);
}
