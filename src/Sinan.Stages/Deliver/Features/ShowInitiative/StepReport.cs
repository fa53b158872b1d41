using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowInitiative;

/// <summary>A sub-step of an initiative.</summary>
/// <param name="Code">Which.</param>
/// <param name="Progress">Owner, day, state.</param>
/// <param name="IsLate">Whether its day has passed and it is not done.</param>
/// <param name="Checks">Its checks as they stand.</param>
/// <param name="Proposals">Answers that the measured facts suggest, by check.</param>
public sealed record StepReport(string Code, StepProgress Progress, bool IsLate, ImmutableArray<CheckResult> Checks, ImmutableSortedDictionary<string, Proposal> Proposals)
{
    /// <summary>Checks of the gate that do not hold.</summary>
    public int Open => Checks.Count(c => c.Check.IsGate && c.State != CheckState.Holds);
}
