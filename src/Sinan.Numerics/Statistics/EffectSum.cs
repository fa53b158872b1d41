namespace Sinan.Numerics.Statistics;

/// <summary>What independent effects come to together.</summary>
public static class EffectSum
{
    /// <summary>Sum of the estimates with an interval made of theirs: sum − √Σ(value − low)² … sum + √Σ(high − value)² (Zou and Donner 2008, Construction of confidence limits about effect
    /// measures). Uneven intervals stay uneven.</summary>
    /// <param name="values">The estimates.</param>
    /// <param name="intervals">Their intervals, all of one level, which is that of the sum; as long as <paramref name="values"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Sum, Bounds Interval) Of(ReadOnlySpan<double> values, ReadOnlySpan<Bounds> intervals)
    {
        if (values.Length != intervals.Length)
            throw new ArgumentException($"Every estimate needs its interval. Got {values.Length} and {intervals.Length}.", nameof(intervals));
        var (sum, below, above) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var (low, high) = (values[i] - intervals[i].Low, intervals[i].High - values[i]);
            sum += values[i];
            below += low * low;
            above += high * high;
        }

        return (sum, new Bounds(sum - Math.Sqrt(below), sum + Math.Sqrt(above)));
    }
}
