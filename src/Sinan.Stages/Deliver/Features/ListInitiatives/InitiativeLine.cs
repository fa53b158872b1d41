using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Features.ListInitiatives;

/// <summary>An initiative in a list.</summary>
/// <param name="Id">Number.</param>
/// <param name="Title">As its people call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">Who answers for it; empty = nobody yet.</param>
/// <param name="Theme">Strategy theme; empty = none.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="IsComplete">Whether the last gate has been passed.</param>
/// <param name="Holder">The role that has the work.</param>
/// <param name="DoneSteps">Sub-steps done, of 23.</param>
/// <param name="OpenChecks">Checks that the next gate waits for.</param>
/// <param name="LateSteps">Sub-steps whose day has passed.</param>
/// <param name="NextDue">The next day on which a sub-step is due; null for none.</param>
/// <param name="Overrides">Gates passed against their checks.</param>
/// <param name="ReleaseDate">Promised day; null = none.</param>
/// <param name="IsStopRaised">Whether a stop-loss alarm is raised.</param>
/// <param name="IsDropped">Whether the work was given up.</param>
public sealed record InitiativeLine(
    long Id, string Title, ItemKind Kind, string Owner, string Theme, WorkStage Stage, bool IsComplete, WorkRole Holder, int DoneSteps, int OpenChecks, int LateSteps, DateOnly? NextDue, int Overrides,
    DateOnly? ReleaseDate, bool IsStopRaised, bool IsDropped)
{
    /// <summary>Whether somebody still works on it.</summary>
    public bool IsOpen => !IsComplete && !IsDropped;

    public static InitiativeLine Of(Initiative i, WorkFacts facts) => new(
        i.Id, i.Title, i.Kind, i.Owner, i.Theme, i.Stage, i.IsComplete, i.Holder, i.Steps.Values.Count(s => s.State == StepState.Done), !i.IsOpen ? 0 : Gatekeeper.Missing(i, i.Stage, facts).Length,
        i.IsOpen ? i.Steps.Values.Count(s => s.IsOverdue(facts.Today)) : 0, i.Steps.Values.Where(s => s.State != StepState.Done && s.Due >= facts.Today).Min(s => s.Due), i.Gates.Count(g => g.IsOverride), i.ReleaseDate, i.IsOpen && StopLoss.IsRaisedFor(i, facts.Today), i.Dropped is not null);
}
