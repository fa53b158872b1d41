namespace Sinan.Numerics.Statistics;

/// <summary>Exact tests and intervals for counts of rare events.</summary>
public static class PoissonRates
{
    /// <summary>Two-sided p of seeing a count this far from <paramref name="expected"/>: twice the smaller tail, at most 1.</summary>
    public static double Test(long count, double expected) =>
        Math.Min(1, 2 * Math.Min(Distribution.PoissonCdf(count, expected), Distribution.PoissonUpperTail(count, expected)));

    /// <summary>Garwood's exact interval of the mean behind one count (1936).</summary>
    public static Bounds Interval(long count, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Bounds.RequireLevel(level);
        var tail = (1 - level) / 2;
        return new Bounds(
            count == 0 ? 0 : Distribution.ChiSquaredQuantile(tail, 2.0 * count) / 2,
            Distribution.ChiSquaredQuantile(1 - tail, 2.0 * (count + 1)) / 2);
    }

    /// <summary>Second rate over first, conditional on the total (Przyborowski and Wilenski 1940), with a Clopper–Pearson interval.</summary>
    /// <param name="count1">First count.</param>
    /// <param name="exposure1">First exposure (days, users), &gt; 0.</param>
    /// <param name="count2">Second count.</param>
    /// <param name="exposure2">Second exposure, same unit.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The ratio as <see cref="Effect.Difference"/> (1 = equal), its interval and the exact two-sided p (twice the smaller tail).</returns>
    public static Effect Ratio(long count1, double exposure1, long count2, double exposure2, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count1);
        ArgumentOutOfRangeException.ThrowIfNegative(count2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure2);
        Bounds.RequireLevel(level);
        var total = count1 + count2;
        var share = exposure2 / (exposure1 + exposure2);
        var p = total == 0
            ? 1
            : Math.Min(1, 2 * Math.Min(
                Distribution.BinomialUpperTail(count2, total, share),
                1 - Distribution.BinomialUpperTail(count2 + 1, total, share)));
        var tail = (1 - level) / 2;
        var low = count2 == 0 ? 0 : Distribution.BetaQuantile(tail, count2, count1 + 1);
        var high = count1 == 0 ? 1 : Distribution.BetaQuantile(1 - tail, count2 + 1, count1);
        var odds = exposure1 / exposure2;
        return new Effect(
            count2 / exposure2 / (count1 / exposure1), new Bounds(low / (1 - low) * odds, high / (1 - high) * odds), p, double.PositiveInfinity);
    }
}
