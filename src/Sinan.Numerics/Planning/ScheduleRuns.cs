using System.Collections.Immutable;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Planning;

/// <summary>Simulated courses of a plan: draws durations, goes forward for the earliest and back for the latest times (critical path method, Kelley and Walker 1959).</summary>
/// <remarks>Run r draws from its own stream, and a task that ends later draws what it drew before, so two variants of a plan can be compared run by run.</remarks>
sealed class ScheduleRuns
{
    const int RunsAtOnce = 256;

    readonly Plan plan;
    readonly int[] criticalRuns;
    readonly double[] floatSums;

    readonly ImmutableArray<PlanRisk> risks;

    public ScheduleRuns(Plan plan, int runs, long seed, int threads, CancellationToken cancellationToken, ImmutableArray<PlanRisk> risks = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(runs);
        this.plan = plan;
        this.risks = risks.IsDefault ? [] : risks;
        var tasks = plan.Tasks.Length;
        (Starts, Days, Finishes) = (Rows(), Rows(), Rows());
        Ends = new double[runs];
        (criticalRuns, floatSums) = (new int[tasks], new double[tasks]);
        var parts = (runs + RunsAtOnce - 1) / RunsAtOnce;
        var (critical, floats) = (new int[parts][], new double[parts][]);
        var root = new SplitMix64(seed);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken }, part =>
        {
            (critical[part], floats[part]) = (new int[tasks], new double[tasks]);
            var latest = new double[tasks];
            for (var run = part * RunsAtOnce; run < Math.Min(runs, (part + 1) * RunsAtOnce); run++)
            {
                Forward(run, root.Fork(run));
                Back(run, latest, critical[part], floats[part]);
            }
        });

        // Parts are added in their order, so that the sums do not depend on the threads.
        for (var part = 0; part < parts; part++)
        {
            for (var t = 0; t < tasks; t++)
                (criticalRuns[t], floatSums[t]) = (criticalRuns[t] + critical[part][t], floatSums[t] + floats[part][t]);
        }

        double[][] Rows() => [.. Enumerable.Range(0, tasks).Select(_ => new double[runs])];
    }

    /// <summary>By task, then run.</summary>
    public double[][] Starts { get; }

    public double[][] Days { get; }

    public double[][] Finishes { get; }

    /// <summary>End of the plan by run.</summary>
    public double[] Ends { get; }

    public ScheduleForecast Forecast(long seed) => new(plan, Ends.Length, seed, new DaySample(Ends), [.. plan.Tasks.Select((_, t) => new TaskForecast(
        new DaySample(Starts[t]), new DaySample(Days[t]), new DaySample(Finishes[t]),
        (double)criticalRuns[t] / Ends.Length, Proportions.Wilson(criticalRuns[t], Ends.Length), floatSums[t] / Ends.Length))]);

    void Forward(int run, SplitMix64 random)
    {
        var end = 0.0;
        for (var t = 0; t < plan.Tasks.Length; t++)
            Days[t][run] = plan.Tasks[t].Draw(random);
        // A stream of its own for each risk leaves the durations, and the other risks, as they were.
        for (var r = 0; r < risks.Length; r++)
        {
            if (random.Fork(r).NextBool(risks[r].Probability))
                Days[risks[r].Task][run] += risks[r].Days;
        }

        foreach (var t in plan.Order)
        {
            var start = plan.Tasks[t].NotBefore;
            foreach (var link in plan.Tasks[t].After)
                start = Math.Max(start, Finishes[link.Task][run] + link.Lag);
            Starts[t][run] = start;
            Finishes[t][run] = start + Days[t][run];
            end = Math.Max(end, Finishes[t][run]);
        }

        Ends[run] = end;
    }

    void Back(int run, double[] latest, int[] critical, double[] floats)
    {
        Array.Fill(latest, Ends[run]);
        for (var i = plan.Order.Length - 1; i >= 0; i--)
        {
            var t = plan.Order[i];
            foreach (var link in plan.Tasks[t].After)
                latest[link.Task] = Math.Min(latest[link.Task], latest[t] - Days[t][run] - link.Lag);
            var spare = latest[t] - Finishes[t][run];
            floats[t] += spare;
            // Sums of the same durations in another order differ in the last bits.
            critical[t] += spare <= 1e-9 * (1 + Ends[run]) ? 1 : 0;
        }
    }
}
