using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>A gate that was passed.</summary>
/// <param name="Stage">Stage that it ended.</param>
/// <param name="By">Who let it pass.</param>
/// <param name="At">When.</param>
/// <param name="Missing">Codes of the checks that did not hold then; empty unless it was overridden.</param>
/// <param name="Name">Who answers for the override; null when all checks held.</param>
/// <param name="Reason">Why it was overridden; null when all checks held.</param>
public sealed record GatePass(WorkStage Stage, string By, DateTimeOffset At, ImmutableArray<string> Missing, string? Name = null, string? Reason = null)
{
    public bool IsOverride => Reason is not null;
}
