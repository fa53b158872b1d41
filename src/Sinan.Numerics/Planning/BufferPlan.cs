using System.Collections.Immutable;

namespace Sinan.Numerics.Planning;

/// <summary>Buffers at the ends of chains instead of one in every task, sized by the square root of the sum of squares (Newbold 1998): what
/// independent tasks are late by partly cancels out, so one buffer for four tasks is as long as two of theirs.</summary>
/// <param name="Safe">Probability that a safe duration is enough.</param>
/// <param name="Project">The chain that ends the plan, durations at their medians.</param>
/// <param name="Feeding">Chains that join it, in the order of the tasks they join.</param>
public sealed record BufferPlan(double Safe, ChainBuffer Project, ImmutableArray<ChainBuffer> Feeding)
{
    /// <param name="forecast">Simulated plan: durations with all rounds and delays.</param>
    /// <param name="safe">Probability that a safe duration is enough, 0.5…1.</param>
    public static BufferPlan Of(ScheduleForecast forecast, double safe = 0.9)
    {
        if (!(safe is >= 0.5 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(safe), safe, "A safe duration must be enough with a probability of 0.5…1.");
        var plan = forecast.Plan;
        var tasks = plan.Tasks;
        var (starts, finishes) = (new double[tasks.Length], new double[tasks.Length]);
        foreach (var t in plan.Order)
        {
            starts[t] = tasks[t].After.Select(link => finishes[link.Task] + link.Lag).Append(tasks[t].NotBefore).Max();
            finishes[t] = starts[t] + forecast.Tasks[t].Days.Quantile(0.5);
        }

        var main = Chain(Enumerable.Range(0, tasks.Length).MaxBy(t => finishes[t]), []);
        var onMain = main.ToHashSet();
        return new BufferPlan(safe, Buffer(main, null, 0),
        [
            .. from joined in main
               from link in tasks[joined].After
               where !onMain.Contains(link.Task)
               select Buffer(Chain(link.Task, onMain), joined, Math.Max(0, starts[joined] - finishes[link.Task] - link.Lag)),
        ]);

        // Back over what each task really waits for, up to one that waits for nothing or for a task already taken.
        List<int> Chain(int last, HashSet<int> taken)
        {
            var chain = new List<int> { last };
            while (tasks[chain[^1]].After is { IsEmpty: false } after)
            {
                var waited = after.MaxBy(link => finishes[link.Task] + link.Lag);
                if (finishes[waited.Task] + waited.Lag < tasks[chain[^1]].NotBefore || taken.Contains(waited.Task))
                    break;
                chain.Add(waited.Task);
            }

            chain.Reverse();
            return chain;
        }

        ChainBuffer Buffer(List<int> chain, int? joins, double room) => new(
            [.. chain], joins, finishes[chain[^1]] - starts[chain[0]],
            RootOfSquares([.. chain.Select(t => forecast.Tasks[t].Days.Quantile(safe))], [.. chain.Select(t => forecast.Tasks[t].Days.Quantile(0.5))]), room);
    }

    /// <summary>√Σ (safe − typical)², in the unit of both.</summary>
    /// <param name="safe">Durations that are nearly always enough.</param>
    /// <param name="typical">Durations that are enough half of the time, same length.</param>
    public static double RootOfSquares(ReadOnlySpan<double> safe, ReadOnlySpan<double> typical)
    {
        if (safe.Length != typical.Length)
            throw new ArgumentException($"Safe and typical durations must be equally many. Got {safe.Length} and {typical.Length}.", nameof(typical));
        var sum = 0.0;
        for (var i = 0; i < safe.Length; i++)
            sum += (safe[i] - typical[i]) * (safe[i] - typical[i]);
        return Math.Sqrt(sum);
    }
}
