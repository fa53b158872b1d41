using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Iterations;

namespace Sinan.Stages.Deliver.Features.SaveIteration;

/// <summary>Keeps a new iteration of an initiative (number 0), or changes one.</summary>
public sealed record SaveIteration(long Id, Iteration Entered, string Actor);

public sealed class SaveIterationHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="IterationBook.Save"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveIteration request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => IterationBook.Save(i, request.Entered), cancellationToken);
}
