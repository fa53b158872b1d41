using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Iterations;

namespace Sinan.Stages.Deliver.Features.ShowIterations;

/// <summary>What one kind of trigger has taken.</summary>
/// <param name="Trigger">Which.</param>
/// <param name="Iterations">How many iterations it set off.</param>
/// <param name="Days">Their effort, person-days.</param>
public sealed record TriggerEffort(IterationTrigger Trigger, int Iterations, Fact Days);
