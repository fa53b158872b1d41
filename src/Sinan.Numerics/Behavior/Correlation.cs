using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>Which events and values go with success. Nothing that lies behind the goal is looked at, so what only follows from success cannot seem to lead to it.</summary>
/// <remarks>A user who succeeds is watched up to the goal, one who fails over the whole window: frequent events lean a little towards failure. It is an association, never a cause.</remarks>
public static class Correlation
{
    /// <summary>Most distinct values of a column that is compared.</summary>
    public const int MostValues = 1_000;

    /// <summary>An event that fewer users did is not tested, …</summary>
    const int LeastUsers = 25;

    /// <summary>… nor one of a smaller share of them: the smaller of the two bounds counts.</summary>
    const double LeastShare = 0.02;

    /// <param name="index">Events.</param>
    /// <param name="question">Entry, goal and window.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <exception cref="ArgumentException">A column without codes or with too many values, or a window below zero.</exception>
    public static CorrelationAnswer Answer(BehaviorIndex index, CorrelationQuestion question, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.WithinMs);
        ImmutableArray<BehaviorColumn> columns = question.Columns.IsDefault ? [] : question.Columns;
        if (columns.FirstOrDefault(c => !c.IsCoded || c.Values > MostValues) is { } wide)
            throw new ArgumentException($"The column '{wide.Name}' has too many distinct values to compare.", nameof(question));
        var tally = new CorrelationTally(index, columns);
        if (question is { Entry: >= 0, Goal: >= 0 })
            Run(index, question, columns, threads, tally, cancellationToken);
        HashSet<int> silent = [question.Entry, question.Goal, .. question.Excluded.IsDefault ? [] : question.Excluded];
        return Result(tally, silent);
    }

    static unsafe void Run(BehaviorIndex index, CorrelationQuestion question, ImmutableArray<BehaviorColumn> columns, int threads, CorrelationTally all, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var gate = new Lock();
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 256), parallel, () => new CorrelationTally(index, columns),
            (range, _, own) =>
            {
                if (index.CodeWidth == 1)
                    new CorrelationWalk<byte>(index, question).Walk(range, own, cancellationToken);
                else
                    new CorrelationWalk<ushort>(index, question).Walk(range, own, cancellationToken);
                return own;
            },
            own =>
            {
                lock (gate)
                    all.Take(own);
            });
        GC.KeepAlive(index);
    }

    static CorrelationAnswer Result(CorrelationTally tally, HashSet<int> silent)
    {
        var least = Math.Min(LeastUsers, LeastShare * (tally.Successes + tally.Failures));
        var factors = tally.Counts.Where(c => (c.Column is not null || !silent.Contains(c.Event)) && c.Successes + c.Failures > 0 && c.Successes + c.Failures >= least)
            .Select(c => Factor(c, tally.Successes, tally.Failures)).ToArray();
        var q = MultipleTesting.BenjaminiHochberg([.. factors.Select(f => f.P)]);
        return new CorrelationAnswer(
            tally.Successes, tally.Failures, factors.Length,
            [.. factors.Select((f, i) => f with { Q = q[i] }).OrderByDescending(Strength).ThenByDescending(f => f.Successes + f.Failures).ThenBy(f => f.Event).ThenBy(f => f.Column?.Name, StringComparer.Ordinal).ThenBy(f => f.Value)]);
    }

    static double Strength(CorrelationFactor factor) => Math.Max(Math.Log(factor.Interval.Low), -Math.Log(factor.Interval.High));

    static CorrelationFactor Factor(CorrelationCount count, long successes, long failures)
    {
        var (a, b, c, d) = (count.Successes, count.Failures, successes - count.Successes, failures - count.Failures);
        var ratio = (a + 1.0) * (d + 1) / ((c + 1.0) * (b + 1));
        var half = Distribution.NormalQuantile(0.975) * Math.Sqrt(1 / (a + 1.0) + 1 / (b + 1.0) + 1 / (c + 1.0) + 1 / (d + 1.0));
        var all = (double)(successes + failures);
        var leastExpected = Math.Min(a + b, c + d) * (double)Math.Min(successes, failures) / all;
        // A whole row or column without users leaves nothing to test.
        var p = leastExpected == 0 ? 1 : leastExpected < 5 ? Hypergeometric.FisherTwoSided(a, b, c, d) : ChiSquared.Independence(new double[,] { { a, b }, { c, d } }).P;
        return new CorrelationFactor(count.Event, count.Column, count.Value, a, b, ratio, new Bounds(ratio * Math.Exp(-half), ratio * Math.Exp(half)), p, p);
    }
}
