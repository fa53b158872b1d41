using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>How long those who came through a funnel took.</summary>
static class FunnelTimes
{
    static readonly ImmutableArray<double> quantiles = [0.25, 0.5, 0.75, 0.9];

    /// <param name="ms">Times in ms, ascending.</param>
    public static ImmutableArray<FunnelTime> Of(long[] ms)
    {
        if (ms.Length == 0)
            return [];
        var seconds = Array.ConvertAll(ms, m => m / 1000.0);
        return [.. quantiles.Select(q => new FunnelTime(q, Quantiles.OfSorted(seconds, q), Interval(seconds, q)))];
    }

    /// <summary>The values at ranks n·q ± 1.96·√(n·q·(1 − q)), which hold the quantile with 95 % (Conover 1999, ch. 3.2); null where a rank lies outside.</summary>
    static ImmutableArray<double>? Interval(double[] sorted, double q)
    {
        var half = Distribution.NormalQuantile(0.975) * Math.Sqrt(sorted.Length * q * (1 - q));
        var (low, high) = ((int)Math.Floor(sorted.Length * q - half), (int)Math.Ceiling(sorted.Length * q + half));
        return low < 1 || high > sorted.Length ? null : [sorted[low - 1], sorted[high - 1]];
    }
}
