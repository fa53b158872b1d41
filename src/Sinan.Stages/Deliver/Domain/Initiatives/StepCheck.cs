using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>One thing to know before a stage is over.</summary>
/// <param name="Code">Stable name; its words are "deliver.check.{code}".</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="IsGate">Whether the gate of its stage asks for it; else it is worth noting and blocks nothing.</param>
/// <param name="Options">Answers of a choice; their words are "deliver.option.{option}".</param>
public sealed record StepCheck(string Code, CheckKind Kind, bool IsGate, params ImmutableArray<string> Options);
