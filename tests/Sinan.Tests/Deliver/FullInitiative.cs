using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Iterations;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Deliver.Domain.Requests;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Talks;
using Sinan.Stages.Deliver.Domain.Timetables;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Tests.Deliver;

/// <summary>An initiative in which everything is entered that a document asks for, with numbers in every word a person can type.</summary>
static class FullInitiative
{
    static readonly DateTimeOffset at = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    static readonly DateOnly day = new(2026, 5, 20);

    public static Initiative Of(long id, string need, string needTitle) => new()
    {
        Id = id, Title = "Service 2.0", Kind = ItemKind.Product, Owner = "team 1", Theme = "2026 goals", NeedId = need, NeedTitle = needTitle, ReleaseDate = new DateOnly(2026, 9, 1), Created = at,
        Steps = Lifecycle.Steps.ToImmutableSortedDictionary(s => s.Code, s => new StepProgress("group 7", new DateOnly(2026, 5, 1), StepState.Doing, "waits for 3 answers")),
        Answers = Lifecycle.Steps.SelectMany(s => s.Checks).Where(c => c.Kind != CheckKind.Measured).ToImmutableSortedDictionary(c => c.Code, c => new CheckAnswer(AnswerTo(c), AnswerOrigin.Written, "product", at)),
        Goal = new Goal
        {
            Text = "Solve 60% without a person", Task = AiTask.Classification,
            Metrics =
            [
                new GoalMetric { Id = "solved", Name = "Solved at level 1", HowMeasured = "sessions of 7 days", Baseline = 0.4, Target = 0.6, LeastEffect = 0.02, Result = 0.55, ResultSample = 2_000 },
                new GoalMetric { Id = "intent", Parent = "solved", Name = "Intent", Side = MetricSide.Technical, HowMeasured = "two people label", Baseline = 0.8, Target = 0.9, LeastEffect = 0.02, Result = 0.93, ResultSample = 4_000 },
                new GoalMetric { Id = "wait", Name = "Wait", Unit = MetricUnit.Mean, RiseIsGood = false, IsGuardrail = true, Baseline = 20, Target = 25, Deviation = 12, LeastEffect = 2, Result = 22, ResultSample = 400 },
            ],
        },
        Timetable = Timetable.Of(
            new DateOnly(2026, 5, 4),
            [
                new Milestone { Name = "Labels v1", Low = 10, Mode = 15, High = 40, DoneOn = new DateOnly(2026, 5, 25) },
                new Milestone { Name = "First model", After = [1], Low = 10, Mode = 20, High = 45, Rework = 0.3 },
                new Milestone { Name = "Accepted", After = [2], Low = 3, Mode = 5, High = 10 },
            ]).Value,
        Budget = new Budget { ExpectedReturn = 600_000, LeastRoi = 0.2, MostDays = 120 },
        Costs = [.. Enumerable.Range(0, 6).Select(week => new CostEntry(LedgerKind.Money, (CostPart)(week % 4), new DateOnly(2026, 1, 5).AddDays(7 * week), 6_000 + (700 * week), 6_000 + (700 * week), null, "batch 4", "product"))],
        Duties = [new Assignment("need_mining", WorkTeam.Product, Duty.AccountableAndResponsible), new Assignment("experiments", WorkTeam.Algorithm, Duty.Responsible)],
        Risks = [new Risk { Number = 1, Title = "Team 3 is late", Probability = 0.2, Impact = 4, Owner = "group 7", Mitigation = "2 more people", Due = new DateOnly(2026, 6, 1) }],
        Talks = [new Talk { Number = 1, Title = "Meeting 1", Day = day, Decisions = [new Decision { Text = "Begin with 10 intents", Owner = "group 7", Due = day }] }],
        Compute = [new ComputeRequest { Number = 1, Title = "8 cards", Hours = 120, Cost = 9_000, Why = "2 runs", By = "product", At = at }],
        Training =
        [
            new TrainingDemand
            {
                Number = 1, Title = "Intent v1", Wanted = "tell 20 intents", Inside = "line 2", Outside = "calls over 10 min", Acceptance = "two people judge 500", Target = 0.9, Slices = [new TrainingSlice("night, 22 to 6", 300, 100, "log 4")],
            },
        ],
        Iterations = [new Iteration { Number = 1, Title = "v1.1", Trigger = IterationTrigger.Feedback, Start = day, PersonDays = 3.5 }],
        Prototype = new Prototype
        {
            Screens = [new Screen { Id = "home", Title = "Screen 1", Elements = [new ScreenElement { Kind = ElementKind.AiAnswer, Text = "3 orders", Target = "home", States = new AnswerStates { Loading = "2 s" } }] }],
            Turns = [new DialogueTurn { User = "order 7", System = "80% done", Next = [1] }],
        },
        Gates = [new GatePass(WorkStage.NeedInsight, "product", at, ["best_solution"], "lead 1", "the fair on day 3")],
        HandOvers = [new HandOver(WorkRole.Planner, WorkRole.Trainer, "10 prompts", HandOverState.Accepted, "product", at)],
        Builds = [new Build("1.4.0", true, true, "https://ci.example/7", "key", at)],
    };

    static string AnswerTo(StepCheck check) => (check.Kind, check.Code) switch
    {
        (CheckKind.Choice, _) => check.Options[0],
        (CheckKind.Confirmed, _) => "yes",
        (CheckKind.Number, "labels_checked") => "4000",
        (CheckKind.Number, "labels_wrong") => "40",
        (CheckKind.Number, "latency_p95") => "80",
        (CheckKind.Number, _) => "100",
        _ => "Within 100 ms for 99% (" + check.Code + ")",
    };
}
