using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>Why arriving events are not taken.</summary>
static class IntakeProblems
{
    public static Problem Busy { get; } = new("intake.busy", ProblemKind.Busy);

    public static Problem NotStored(string reason) => new("intake.not_stored", ProblemKind.Failed, Fact.Of("reason", reason));
}
