using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.People;

/// <summary>Changes to who does what.</summary>
public static class Assigning
{
    /// <summary>Replaces the duties of the sub-steps of one stage. More or fewer than one accountable team is shown, not refused: a team may still be deciding.</summary>
    /// <returns>Problem: "deliver.duty.step" (a sub-step of another stage, or a team named twice in one).</returns>
    public static Outcome<InitiativeChange> Set(Initiative initiative, WorkStage stage, ImmutableArray<Assignment> entered)
    {
        var steps = Lifecycle.Of(stage).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var name = Fact.Of("stage", new Phrase("deliver.stage." + StepWork.Code(stage)));
        if (entered.Any(d => !steps.Contains(d.Step)) || entered.DistinctBy(d => (d.Step, d.Team)).Count() < entered.Length)
            return new Problem("deliver.duty.step", ProblemKind.Invalid, name);
        ImmutableArray<Assignment> all = [.. initiative.Duties.Where(d => !steps.Contains(d.Step)), .. entered];
        return new InitiativeChange(initiative with { Duties = all }, new Phrase("deliver.log.duties", name));
    }
}
