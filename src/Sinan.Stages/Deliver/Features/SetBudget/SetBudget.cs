using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Features.SetBudget;

/// <summary>Says what an initiative may cost and what people cost.</summary>
public sealed record SetBudget(long Id, Budget Budget, string Actor);

public sealed class SetBudgetHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Bookkeeping.Set"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SetBudget request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Bookkeeping.Set(i, request.Budget), cancellationToken);
}
