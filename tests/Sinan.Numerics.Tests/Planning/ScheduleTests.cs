using System.Collections.Immutable;
using Sinan.Numerics.Planning;

namespace Sinan.Numerics.Tests.Planning;

public sealed class ScheduleTests
{
    const int Runs = 40_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static PlanTask Task(ThreePoint days, params PlanLink[] after) => new(days, [.. after]);

    static ScheduleForecast Simulated(int runs, params ImmutableArray<PlanTask> tasks) => Schedule.Simulate(Plan.Of(tasks), 7, runs, cancellationToken: Stop);

    // Independent durations one after another: means and variances add up, here with a lag of 2 days.
    [Fact]
    public void A_chain_has_the_sum_of_means_and_variances()
    {
        ThreePoint[] days = [ThreePoint.Of(1, 2, 6), ThreePoint.Of(3, 4, 9, EstimateShape.Triangular), ThreePoint.Between(2, 5)];

        var forecast = Simulated(Runs, Task(days[0]), Task(days[1], new PlanLink(0, 2)), Task(days[2], new PlanLink(1)));

        var variance = days.Sum(d => d.Variance);
        Assert.Equal(2 + days.Sum(d => d.Mean), forecast.Finish.Moments.Mean, 5 * Math.Sqrt(variance / Runs));
        Assert.Equal(variance, forecast.Finish.Moments.Variance, 0.05 * variance);
        Assert.All(forecast.Tasks, t => Assert.Equal((1.0, 0.0), (t.Criticality, Math.Round(t.MeanFloat, 9))));
    }

    // The later of two independent durations with distribution function F has F²: its p-quantile is the √p-quantile of one.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Where_two_tasks_meet_the_later_one_counts(double p)
    {
        var uniform = Simulated(Runs, Task(ThreePoint.Between(0, 1)), Task(ThreePoint.Between(0, 1)));
        var triangular = Simulated(Runs, Task(ThreePoint.Of(0, 0, 1, EstimateShape.Triangular)), Task(ThreePoint.Of(0, 0, 1, EstimateShape.Triangular)));

        Holds(uniform, Math.Sqrt(p));
        Holds(triangular, 1 - Math.Sqrt(1 - Math.Sqrt(p)));

        void Holds(ScheduleForecast forecast, double expected)
        {
            // The interval holds 95 of 100; twice its width more than all that a fixed seed can be unlucky.
            var (low, high) = forecast.Finish.QuantileCi95(p);
            Assert.InRange(expected, low - (high - low), high + (high - low));
            Assert.Equal(p, forecast.Finish.ShareWithin(expected), 5 * Math.Sqrt(p * (1 - p) / Runs));
            Assert.Equal(1, forecast.Tasks.Sum(t => t.Criticality), 1e-9);
            Assert.Equal(0.5, forecast.Tasks[0].Criticality, 5 * Math.Sqrt(0.25 / Runs));
        }
    }

    // By hand: data 4, labels 2 after it, model 5 after both and not before day 8, page 3 from the start, launch 1 a day after model and page.
    [Fact]
    public void Known_durations_give_the_critical_path_worked_by_hand()
    {
        var forecast = Simulated(
            10, Task(ThreePoint.Fixed(4)), Task(ThreePoint.Fixed(2), new PlanLink(0)), Task(ThreePoint.Fixed(5), new PlanLink(1), new PlanLink(0)) with { NotBefore = 8 },
            Task(ThreePoint.Fixed(3)), Task(ThreePoint.Fixed(1), new PlanLink(2, 1), new PlanLink(3, -1)));

        Assert.Equal(15, forecast.Finish.Quantile(0.5));
        Assert.Equal([0, 4, 8, 0, 14], forecast.Tasks.Select(t => t.Start.Quantile(0.5)));
        Assert.Equal([2, 2, 0, 12, 0], forecast.Tasks.Select(t => t.MeanFloat));
        Assert.Equal([0, 0, 1, 0, 1], forecast.Tasks.Select(t => t.Criticality));
    }

    // Geometric rounds: mean 4 / (1 − ¼); variance 1/(1 − ¼)·(4/12) + 16·¼/(¾)².
    [Fact]
    public void Rework_repeats_a_task_a_geometric_number_of_times()
    {
        var task = Task(ThreePoint.Between(3, 5)) with { Rework = 0.25 };

        var finish = Simulated(Runs, task).Finish.Moments;

        Assert.Equal(16 / 3.0, task.Mean, 1e-12);
        Assert.Equal((4 / 9.0) + (64 / 9.0), task.Variance, 1e-12);
        Assert.Equal(task.Mean, finish.Mean, 5 * Math.Sqrt(task.Variance / Runs));
        Assert.Equal(task.Variance, finish.Variance, 0.06 * task.Variance);
    }

    // Data late by a week of five days: model waits for it and moves by 5; the launch had 3 days of room behind the model, so it moves by 2; the page does not move.
    [Fact]
    public void A_delay_is_eaten_by_float_and_the_rest_passed_on()
    {
        var plan = Plan.Of([Task(ThreePoint.Fixed(4)), Task(ThreePoint.Fixed(2), new PlanLink(0)), Task(ThreePoint.Fixed(9)), Task(ThreePoint.Fixed(1), new PlanLink(1), new PlanLink(2))]);

        var effect = Schedule.Delay(plan, 0, 5, seed: 1, runs: 100, cancellationToken: Stop);

        Assert.Equal([5, 5, 0, 2], effect.Tasks.Select(t => t.Mean));
        Assert.Equal((2, 1), (effect.Finish.Mean, effect.Finish.Moved));
        Assert.Equal((10, 12), (effect.Before.Finish.Quantile(0.8), effect.After.Finish.Quantile(0.8)));
    }

    [Fact]
    public void A_delay_never_moves_an_end_by_more_than_itself_and_only_ends_that_follow()
    {
        var random = new System.Random(3);
        for (var round = 0; round < 20; round++)
        {
            var plan = Plan.Of(RandomPlan(random));
            var late = random.Next(plan.Tasks.Length);

            var effect = Schedule.Delay(plan, late, 5, seed: round, runs: 300, cancellationToken: Stop);

            var follows = Followers(plan, late);
            Assert.All(effect.Tasks.Select((shift, t) => (shift, t)), p => Assert.InRange(p.shift.Mean, 0, follows.Contains(p.t) ? 5 + 1e-9 : 0));
            Assert.Equal(5, effect.Tasks[late].Mean, 1e-9);
            Assert.InRange(effect.Finish.Mean, 0, 5 + 1e-9);
            // Where the task is on the critical path, all of the delay is passed on; so the mean shift is at least that share of it.
            Assert.True(effect.Finish.Mean >= (5 * effect.Before.Tasks[late].Criticality) - 1e-9);
        }
    }

    // Another simulator: other random numbers, ends by recursion, a task critical when a thousandth of a day more moves the end.
    [Fact]
    public void A_naive_simulator_agrees_on_random_plans()
    {
        var random = new System.Random(5);
        const int naiveRuns = 4_000;
        for (var round = 0; round < 20; round++)
        {
            var tasks = RandomPlan(random);
            var forecast = Schedule.Simulate(Plan.Of(tasks), round, 20_000, cancellationToken: Stop);
            var ends = new double[naiveRuns];
            var critical = new int[tasks.Length];
            for (var run = 0; run < naiveRuns; run++)
            {
                var days = tasks.Select(t => NaiveDraw(t.Days, random)).ToArray();
                ends[run] = NaiveEnd(tasks, days);
                for (var t = 0; t < tasks.Length; t++)
                    critical[t] += NaiveEnd(tasks, [.. days.Select((d, i) => i == t ? d + 0.001 : d)]) > ends[run] + 0.0005 ? 1 : 0;
            }

            var error = Math.Sqrt(forecast.Finish.Moments.Variance * ((1.0 / naiveRuns) + (1.0 / 20_000)));
            Assert.Equal(ends.Average(), forecast.Finish.Moments.Mean, 5 * error);
            Assert.Equal(0.8, ends.Count(e => e <= forecast.Finish.Quantile(0.8)) / (double)naiveRuns, 5 * Math.Sqrt(0.16 * ((1.0 / naiveRuns) + (1.0 / 20_000))));
            for (var t = 0; t < tasks.Length; t++)
                Assert.Equal((double)critical[t] / naiveRuns, forecast.Tasks[t].Criticality, 0.001 + (5 * Math.Sqrt(0.25 * ((1.0 / naiveRuns) + (1.0 / 20_000)))));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit_and_the_seed_does()
    {
        var plan = Plan.Of(RandomPlan(new System.Random(9)));
        var one = Schedule.Simulate(plan, 3, 3_000, threads: 1, cancellationToken: Stop);
        var four = Schedule.Simulate(plan, 3, 3_000, threads: 4, cancellationToken: Stop);

        Assert.Equal(Bits(one), Bits(four));
        Assert.NotEqual(Bits(one), Bits(Schedule.Simulate(plan, 4, 3_000, cancellationToken: Stop)));

        static IEnumerable<double> Bits(ScheduleForecast forecast) =>
            [forecast.Finish.Moments.Mean, forecast.Finish.Quantile(0.8), .. forecast.Tasks.SelectMany(t => new[] { t.MeanFloat, t.Criticality, t.Start.Moments.Mean, t.Days.Quantile(0.3), t.Finish.Quantile(0.95) })];
    }

    [Fact]
    public void Intervals_of_a_simulated_quantile_hold_what_they_promise()
    {
        // The true P80 of one uniform task is 0.8; 400 seeds, of which 95 % should cover it: fewer than 360 happen less than once in 10⁵.
        var covered = Enumerable.Range(0, 400).Count(seed =>
        {
            var (low, high) = Schedule.Simulate(Plan.Of([Task(ThreePoint.Between(0, 1))]), seed, 500, cancellationToken: Stop).Finish.QuantileCi95(0.8);
            return low <= 0.8 && 0.8 <= high;
        });

        Assert.InRange(covered, 360, 400);
    }

    /// <summary>Triangular tasks, each waiting for some of those before it.</summary>
    static ImmutableArray<PlanTask> RandomPlan(System.Random random) =>
    [
        .. Enumerable.Range(0, 4 + random.Next(6)).Select(t =>
        {
            var low = random.Next(5);
            var mode = low + random.Next(4);
            return new PlanTask(
                ThreePoint.Of(low, mode, mode + 1 + random.Next(6), EstimateShape.Triangular),
                [.. Enumerable.Range(0, t).Where(_ => random.Next(3) == 0).Select(p => new PlanLink(p, random.Next(-1, 3)))])
            { NotBefore = random.Next(3) == 0 ? random.Next(8) : 0 };
        }),
    ];

    static HashSet<int> Followers(Plan plan, int task)
    {
        var follows = new HashSet<int> { task };
        for (var t = 0; t < plan.Tasks.Length; t++)
        {
            if (plan.Tasks[t].After.Any(link => follows.Contains(link.Task)))
                follows.Add(t);
        }

        return follows;
    }

    static double NaiveEnd(ImmutableArray<PlanTask> tasks, double[] days)
    {
        return Enumerable.Range(0, tasks.Length).Max(End);

        double End(int t) => days[t] + tasks[t].After.Select(link => End(link.Task) + link.Lag).Append(tasks[t].NotBefore).Max();
    }

    /// <summary>A point under the triangle, by throwing points at its box.</summary>
    static double NaiveDraw(ThreePoint days, System.Random random)
    {
        while (true)
        {
            var x = days.Low + ((days.High - days.Low) * random.NextDouble());
            var height = x < days.Mode ? (x - days.Low) / (days.Mode - days.Low) : (days.High - x) / (days.High - days.Mode);
            if (random.NextDouble() < height)
                return x;
        }
    }
}
