using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.MoveStep;

/// <summary>Says who does a sub-step, until when, and how far it is.</summary>
public sealed record MoveStep(long Id, string Step, StepProgress Progress, string Actor);

public sealed class MoveStepHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="StepWork.Move"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(MoveStep request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => StepWork.Move(i, request.Step, request.Progress), cancellationToken);
}
