using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Planning;

/// <summary>How much later an end is, run against the same run without the delay.</summary>
/// <param name="Mean">Working days, on average.</param>
/// <param name="MeanCi95">Student's interval over the runs: the error of the simulation.</param>
/// <param name="Moved">Share of runs in which the end moves at all.</param>
/// <param name="MovedCi95">Wilson interval of that share.</param>
public readonly record struct TaskShift(double Mean, Bounds MeanCi95, double Moved, Bounds MovedCi95)
{
    internal static TaskShift Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var moments = default(Moments);
        var moved = 0;
        for (var run = 0; run < before.Length; run++)
        {
            var shift = after[run] - before[run];
            moments = moments.With(shift);
            moved += shift > 1e-9 ? 1 : 0;
        }

        var half = before.Length < 2 ? 0 : Distribution.StudentQuantile(0.975, before.Length - 1) * Math.Sqrt(moments.Variance / before.Length);
        return new TaskShift(moments.Mean, new Bounds(moments.Mean - half, moments.Mean + half), (double)moved / before.Length, Proportions.Wilson(moved, before.Length));
    }
}
