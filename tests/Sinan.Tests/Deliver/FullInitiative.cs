using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.Timetables;

namespace Sinan.Tests.Deliver;

/// <summary>An initiative in which everything is entered that a document asks for, with numbers in every word a person can type.</summary>
static class FullInitiative
{
    static readonly DateTimeOffset at = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

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
                new GoalMetric { Id = "intent", Parent = "solved", Name = "Intent", HowMeasured = "two people label", Baseline = 0.8, Target = 0.9, LeastEffect = 0.02, Result = 0.93, ResultSample = 4_000 },
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
