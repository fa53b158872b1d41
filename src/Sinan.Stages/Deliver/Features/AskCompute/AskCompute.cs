using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.AskCompute;

/// <summary>Asks for machines.</summary>
public sealed record AskCompute(long Id, ComputeRequest Entered, string Actor);

public sealed class AskComputeHandler(IInitiativeStore initiatives, TimeProvider clock)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="ComputeDesk.Ask"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(AskCompute request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => ComputeDesk.Ask(i, request.Entered, request.Actor, clock.GetUtcNow()), cancellationToken);
}
