using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>One of the 23 sub-steps.</summary>
/// <param name="Code">Stable name; its words are "deliver.step.{code}".</param>
/// <param name="Stage">Stage it belongs to.</param>
/// <param name="Checks">What it has to settle.</param>
public sealed record SubStep(string Code, WorkStage Stage, params ImmutableArray<StepCheck> Checks);
