using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Reviews checks and lets an initiative from one stage into the next.</summary>
public static class Gatekeeper
{
    public static ImmutableArray<CheckResult> Review(Initiative initiative, SubStep step, WorkFacts facts) => [.. step.Checks.Select(check => Review(initiative, check, facts))];

    /// <summary>The checks that the gate of a stage still waits for, in the order of the table.</summary>
    public static ImmutableArray<CheckResult> Missing(Initiative initiative, WorkStage stage, WorkFacts facts) =>
        [.. Lifecycle.Of(stage).SelectMany(step => step.Checks).Where(c => c.IsGate).Select(c => Review(initiative, c, facts)).Where(r => r.State != CheckState.Holds)];

    /// <summary>Passes the gate of the stage that the initiative is in.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="facts">What was measured.</param>
    /// <param name="by">Who lets it pass.</param>
    /// <param name="at">When.</param>
    /// <param name="name">Who answers for an override; null asks for the gate to hold.</param>
    /// <param name="reason">Why; needed beside a name.</param>
    /// <returns>Problems: "deliver.gate.complete", "deliver.gate.dropped", "deliver.gate.override" (a name without a reason or the other way round), "deliver.gate.closed".</returns>
    public static Outcome<InitiativeChange> Pass(Initiative initiative, WorkFacts facts, string by, DateTimeOffset at, string? name = null, string? reason = null)
    {
        if (initiative.IsComplete || initiative.Dropped is not null)
            return new Problem(initiative.IsComplete ? "deliver.gate.complete" : "deliver.gate.dropped", ProblemKind.Conflict);
        var (who, why) = (name?.Trim() ?? "", reason?.Trim() ?? "");
        if ((who.Length == 0) != (why.Length == 0))
            return new Problem("deliver.gate.override", ProblemKind.Invalid);
        if (who.Length > Initiative.MostTitle || why.Length > Initiative.MostText)
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", who.Length > Initiative.MostTitle ? Initiative.MostTitle : Initiative.MostText));
        var missing = Missing(initiative, initiative.Stage, facts);
        var stage = Fact.Of("stage", new Phrase("deliver.stage." + StepWork.Code(initiative.Stage)));
        if (missing.Length > 0 && who.Length == 0)
            return new Problem("deliver.gate.closed", ProblemKind.GateClosed, stage, Fact.Count("open", missing.Length), Fact.Of("checks", Joined([.. missing.Select(m => new Phrase("deliver.check." + m.Check.Code))])));

        // A gate that holds is passed as such, also when somebody offered to override it.
        var pass = missing.Length == 0 ? new GatePass(initiative.Stage, by, at, []) : new GatePass(initiative.Stage, by, at, [.. missing.Select(m => m.Check.Code)], who, why);
        var isLast = initiative.Stage == Lifecycle.Stages[^1];
        return new InitiativeChange(
            initiative with { Gates = initiative.Gates.Add(pass), Stage = isLast ? initiative.Stage : initiative.Stage + 1, IsComplete = isLast },
            pass.IsOverride
                ? new Phrase("deliver.log.gate_overridden", stage, Fact.Of("name", who), Fact.Of("reason", why), Fact.Count("open", missing.Length))
                : new Phrase("deliver.log.gate_passed", stage));
    }

    /// <summary>Several phrases as one list.</summary>
    public static Phrase Joined(ReadOnlySpan<Phrase> phrases) => Joined("deliver.list", phrases);

    /// <summary>Several sentences one after the other.</summary>
    public static Phrase Sentences(ReadOnlySpan<Phrase> phrases) => Joined("deliver.sentences", phrases);

    static Phrase Joined(string key, ReadOnlySpan<Phrase> phrases)
    {
        var joined = phrases[^1];
        for (var i = phrases.Length - 2; i >= 0; i--)
            joined = new Phrase(key, Fact.Of("first", phrases[i]), Fact.Of("rest", joined));
        return joined;
    }

    public static CheckResult Review(Initiative initiative, StepCheck check, WorkFacts facts)
    {
        var answer = initiative.Answers.GetValueOrDefault(check.Code);
        if (check.Kind == CheckKind.Measured)
        {
            var finding = Measures.Of(check.Code, initiative, facts);
            return new CheckResult(check, finding.State, finding.Says, answer);
        }

        var state = answer is not { Value.Length: > 0 } ? CheckState.Open : check.Kind == CheckKind.Confirmed && answer.Value == "no" ? CheckState.Fails : CheckState.Holds;
        return new CheckResult(check, state, null, answer);
    }
}
