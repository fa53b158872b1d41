using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Stages.Deliver.Features.SaveTraining;

/// <summary>Keeps a new training demand of an initiative (number 0), or changes one.</summary>
public sealed record SaveTraining(long Id, TrainingDemand Entered, string Actor);

public sealed class SaveTrainingHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="TrainingBook.Save"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveTraining request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => TrainingBook.Save(i, request.Entered), cancellationToken);
}
