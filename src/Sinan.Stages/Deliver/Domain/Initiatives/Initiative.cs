using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Drafts;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Iterations;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Requests;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Talks;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Deliver.Domain.Timetables;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>A piece of work on its way through the seven stages.</summary>
public sealed record Initiative
{
    public const int MostTitle = 120, MostText = 4_000;

    public long Id { get; init; }

    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    public ItemKind Kind { get; init; }

    /// <summary>Who answers for it; empty = nobody yet.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Strategy theme that it serves; empty = none.</summary>
    public string Theme { get; init; } = "";

    /// <summary>Need that it meets, by id; empty = none.</summary>
    public string NeedId { get; init; } = "";

    /// <summary>The need in words, kept so that it can be read when the ranking has moved on.</summary>
    public string NeedTitle { get; init; } = "";

    /// <summary>Stage that it is in.</summary>
    public WorkStage Stage { get; init; }

    /// <summary>Whether the last gate has been passed.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Why the work was given up; null while it goes on.</summary>
    public Drop? Dropped { get; init; }

    /// <summary>Day on which people get it; null = not promised.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>Whether the outcome of research can be estimated; only then may it carry a date.</summary>
    public bool IsEstimable { get; init; }

    /// <summary>Progress by code of the sub-step; one that is not listed has not begun.</summary>
    public ImmutableSortedDictionary<string, StepProgress> Steps { get; init; } = ImmutableSortedDictionary<string, StepProgress>.Empty;

    /// <summary>Answers by code of the check.</summary>
    public ImmutableSortedDictionary<string, CheckAnswer> Answers { get; init; } = ImmutableSortedDictionary<string, CheckAnswer>.Empty;

    /// <summary>Business goal, metric tree and task.</summary>
    public Goal Goal { get; init; } = Goal.None;

    /// <summary>Milestones and their forecast.</summary>
    public Timetable Timetable { get; init; } = Timetable.None;

    /// <summary>What it may cost.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>What it has cost, in the order of entry.</summary>
    public ImmutableArray<CostEntry> Costs { get; init; } = [];

    /// <summary>Which team does what in which sub-step.</summary>
    public ImmutableArray<Assignment> Duties { get; init; } = [];

    /// <summary>What may go wrong, by number.</summary>
    public ImmutableArray<Risk> Risks { get; init; } = [];

    /// <summary>Meetings with their decisions, by number.</summary>
    public ImmutableArray<Talk> Talks { get; init; } = [];

    /// <summary>What is asked of the makers of models, by number.</summary>
    public ImmutableArray<Demand> Demands { get; init; } = [];

    /// <summary>Answers of vendors, by number.</summary>
    public ImmutableArray<VendorSheet> Vendors { get; init; } = [];

    /// <summary>Requests for machines, by number.</summary>
    public ImmutableArray<ComputeRequest> Compute { get; init; } = [];

    /// <summary>What teams raised, by number.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>Iterations, by number.</summary>
    public ImmutableArray<Iteration> Iterations { get; init; } = [];

    /// <summary>What models are to be trained for, by number.</summary>
    public ImmutableArray<TrainingDemand> Training { get; init; } = [];
    /// <summary>How it will look and speak.</summary>
    public Prototype Prototype { get; init; } = Prototype.None;
    /// <summary>Prose that models drafted for its documents.</summary>
    public ImmutableArray<SectionDraft> Drafts { get; init; } = [];

    /// <summary>Gates passed, in order.</summary>
    public ImmutableArray<GatePass> Gates { get; init; } = [];

    /// <summary>Hand-overs, in order.</summary>
    public ImmutableArray<HandOver> HandOvers { get; init; } = [];

    /// <summary>Builds and releases, newest last.</summary>
    public ImmutableArray<Build> Builds { get; init; } = [];

    public DateTimeOffset Created { get; init; }

    /// <summary>Whether somebody still works on it.</summary>
    [JsonIgnore]
    public bool IsOpen => !IsComplete && Dropped is null;

    /// <summary>Whether people have got it: the gate of the launch has been passed.</summary>
    [JsonIgnore]
    public bool IsShipped => Stage > WorkStage.Launch;

    /// <summary>The role that has the work now.</summary>
    public WorkRole Holder => HandOvers.LastOrDefault(h => h.State == HandOverState.Accepted)?.To ?? WorkRole.Planner;

    public StepProgress ProgressOf(string step) => Steps.GetValueOrDefault(step, StepProgress.None);

    /// <summary>The answer to a check; null for none and after a refusal.</summary>
    public string? AnswerTo(string check) => Answers.GetValueOrDefault(check) is { Value.Length: > 0 } answer ? answer.Value : null;
}
