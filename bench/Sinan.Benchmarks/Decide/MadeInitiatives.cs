using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.Timetables;

namespace Sinan.Benchmarks.Decide;

/// <summary>Initiatives in the middle of their life: goal, milestones, costs, progress, answers, builds, each entered by the product's own change.</summary>
static class MadeInitiatives
{
    const int Metrics = 8, Milestones = 10, Costs = 30, Builds = 20;
    const string Actor = "benchmark";

    static readonly DateOnly start = new(2024, 1, 8);

    /// <param name="store">Gets them.</param>
    /// <param name="count">So many.</param>
    /// <param name="needs">Ids of needs, at least as many.</param>
    public static async Task FillAsync(IInitiativeStore store, int count, IReadOnlyList<string> needs)
    {
        for (var n = 0; n < count; n++)
        {
            var (random, number) = (new SplitMix64(n), n.ToString(CultureInfo.InvariantCulture));
            var begun = new Initiative { Title = "Initiative " + number, Kind = (ItemKind)(n % 3), Theme = "Theme " + (n % 12), NeedId = needs[n], NeedTitle = "Need number " + number, Stage = (WorkStage)(n % 7) };
            var id = (await store.AddAsync(new InitiativeChange(begun, new Phrase("deliver.log.begun")), Actor, CancellationToken.None)).Id;
            foreach (var change in Changes(random))
                _ = (await store.ChangeAsync(id, Actor, change, CancellationToken.None)).Value;
        }
    }

    static IEnumerable<Func<Initiative, Outcome<InitiativeChange>>> Changes(SplitMix64 random)
    {
        yield return i => GoalSetting.Say(i, "More of those who look find what they want, and pay for it.", AiTask.Ranking);
        for (var m = 0; m < Metrics; m++)
        {
            var metric = new GoalMetric
            {
                Id = "m" + m, Parent = m == 0 ? "" : "m" + ((m - 1) / 2), Name = "Metric " + m, HowMeasured = "Visitors of a day who do it, of all", Baseline = 0.1 + (0.5 * random.NextDouble()), Target = 0.7,
                LeastEffect = 0.02, Result = random.NextDouble(), ResultSample = 1_000,
            };
            yield return i => GoalSetting.Save(i, metric);
        }

        var table = Timetable.Of(start, [.. Enumerable.Range(1, Milestones).Select(m => new Milestone { Name = "Milestone " + m, After = m == 1 ? [] : [m - 1], Low = 3, Mode = 5 + random.NextInt(9), High = 30, Rework = 0.2 })]).Value;
        yield return i => new InitiativeChange(i with { Timetable = table }, new Phrase("deliver.log.milestones", Fact.Count("milestones", Milestones)));
        yield return i => Bookkeeping.Set(i, new Budget { ExpectedReturn = 1_000_000, LeastRoi = 0.2, MostDays = 200 });
        for (var c = 0; c < Costs; c++)
        {
            var entry = new CostEntry((LedgerKind)(c % 3), (CostPart)(c % 4), start.AddDays(7 * c), 1 + random.NextInt(9), 0, CostRole.Engineer, "week " + c, Actor);
            yield return i => Bookkeeping.Enter(i, entry);
        }

        foreach (var step in Lifecycle.Steps)
        {
            var progress = new StepProgress("", start.AddDays(random.NextInt(400)), (StepState)random.NextInt(4), "as agreed in the weekly meeting");
            yield return i => StepWork.Move(i, step.Code, progress);
            foreach (var check in step.Checks.Where(c => c.Kind == CheckKind.Words))
                yield return i => StepWork.Answer(i, check.Code, new CheckAnswer(new string('x', 200), AnswerOrigin.Written, Actor, DateTimeOffset.UnixEpoch));
        }

        for (var b = 0; b < Builds; b++)
        {
            var build = new Build("1." + b, b % 5 == 0, random.NextBool(0.9), "", Actor, DateTimeOffset.UnixEpoch.AddDays(b));
            yield return i => Building.Note(i, build);
        }
    }
}
