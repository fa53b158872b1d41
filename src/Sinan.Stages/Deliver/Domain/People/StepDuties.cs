using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.People;

/// <summary>Who does what in a sub-step.</summary>
/// <param name="Step">Code of the sub-step.</param>
/// <param name="Duties">Duties by team; a team that is not listed has none.</param>
/// <param name="State">What is wrong with them.</param>
public sealed record StepDuties(string Step, ImmutableSortedDictionary<WorkTeam, Duty> Duties, DutyState State)
{
    /// <summary>All 23 sub-steps in order.</summary>
    public static ImmutableArray<StepDuties> Of(Initiative initiative)
    {
        var assigned = initiative.Duties.ToLookup(d => d.Step);
        return [.. Lifecycle.Steps.Select(step => Of(step.Code, assigned[step.Code].ToImmutableSortedDictionary(d => d.Team, d => d.Duty)))];
    }

    static StepDuties Of(string step, ImmutableSortedDictionary<WorkTeam, Duty> duties)
    {
        var accountable = duties.Values.Count(d => d is Duty.Accountable or Duty.AccountableAndResponsible);
        var state = duties.IsEmpty ? DutyState.Empty
            : accountable == 0 ? DutyState.NobodyAccountable
            : accountable > 1 ? DutyState.SeveralAccountable
            : duties.Values.Any(d => d is Duty.Responsible or Duty.AccountableAndResponsible) ? DutyState.Settled
            : DutyState.NobodyResponsible;
        return new StepDuties(step, duties, state);
    }
}
