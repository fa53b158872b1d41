using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Risks;

namespace Sinan.Stages.Deliver.Features.ShowPeople;

/// <summary>People and risks of an initiative.</summary>
/// <param name="Sentences">The answer: the duties, then the risks.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Steps">Who does what, all 23 sub-steps in order.</param>
/// <param name="Risks">Largest probability × impact first.</param>
/// <param name="Overdue">Numbers of the risks whose day has passed.</param>
/// <param name="Finishes">When it is done without risks, with each one that delays a milestone if it happens, and with all of them by their chances; empty without a timetable or such risks.</param>
/// <param name="Milestones">Names of the milestones that a risk may delay.</param>
public sealed record PeopleReport(
    ImmutableArray<Phrase> Sentences, long Id, string Title, ImmutableArray<StepDuties> Steps, ImmutableArray<Risk> Risks, ImmutableArray<int> Overdue, ImmutableArray<FinishLine> Finishes,
    ImmutableArray<string> Milestones);
