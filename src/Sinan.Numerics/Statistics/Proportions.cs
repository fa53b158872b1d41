namespace Sinan.Numerics.Statistics;

/// <summary>Intervals and tests of shares.</summary>
public static class Proportions
{
    /// <summary>Wilson's score interval (Wilson 1927). Holds its level for small counts and never leaves 0…1.</summary>
    /// <param name="successes">0 … <paramref name="trials"/>; need not be whole (weighted counts).</param>
    /// <param name="trials">At least 0; with none the interval is 0…1.</param>
    /// <param name="level">Confidence level.</param>
    public static Bounds Wilson(double successes, double trials, double level = 0.95)
    {
        RequireCounts(successes, trials);
        Bounds.RequireLevel(level);
        if (trials == 0)
            return new Bounds(0, 1);
        return Score(successes / trials, trials, Distribution.NormalQuantile(0.5 + (level / 2)));
    }

    /// <summary>Clopper and Pearson's exact interval (1934): at least the level whatever the share is, and so wider than Wilson's.</summary>
    /// <param name="successes">0 … <paramref name="trials"/>.</param>
    /// <param name="trials">At least 0; with none the interval is 0…1.</param>
    /// <param name="level">Confidence level.</param>
    public static Bounds ClopperPearson(long successes, long trials, double level = 0.95)
    {
        RequireCounts(successes, trials);
        Bounds.RequireLevel(level);
        var tail = (1 - level) / 2;
        return new Bounds(successes == 0 ? 0 : Distribution.BetaQuantile(tail, successes, trials - successes + 1), UpperBound(successes, trials, 1 - tail));
    }

    /// <summary>The exact one-sided bound: with this confidence the share is at most Beta⁻¹(confidence; k + 1, n − k).</summary>
    public static double UpperBound(long successes, long trials, double confidence = 0.95)
    {
        RequireCounts(successes, trials);
        Bounds.RequireLevel(confidence);
        return successes == trials ? 1 : Distribution.BetaQuantile(confidence, successes + 1, trials - successes);
    }

    /// <summary>Wilson's score interval of a share.</summary>
    /// <param name="share">0…1.</param>
    /// <param name="trials">Above 0.</param>
    /// <param name="z">Quantile of the interval's level.</param>
    internal static Bounds Score(double share, double trials, double z)
    {
        var denominator = 1 + (z * z / trials);
        var centre = (share + (z * z / (2 * trials))) / denominator;
        var half = z / denominator * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4 * trials * trials)));
        // The ends are exact at the edges, where rounding would leave 1e-17.
        return new Bounds(share == 0 ? 0 : Math.Max(0, centre - half), share == 1 ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>Second share minus first: Newcombe's interval from two Wilson intervals (Newcombe 1998, method 10), p-value of the pooled z-test.</summary>
    /// <exception cref="ArgumentException">A side has no trials.</exception>
    public static Effect Difference(double successes1, double trials1, double successes2, double trials2, double level = 0.95)
    {
        RequireCounts(successes1, trials1);
        RequireCounts(successes2, trials2);
        if (trials1 == 0 || trials2 == 0)
            throw new ArgumentException("A difference of shares needs trials on both sides.", nameof(trials1));
        var (p1, p2) = (successes1 / trials1, successes2 / trials2);
        var (w1, w2) = (Wilson(successes1, trials1, level), Wilson(successes2, trials2, level));
        var difference = p2 - p1;
        var low = difference - Math.Sqrt(((p2 - w2.Low) * (p2 - w2.Low)) + ((w1.High - p1) * (w1.High - p1)));
        var high = difference + Math.Sqrt(((w2.High - p2) * (w2.High - p2)) + ((p1 - w1.Low) * (p1 - w1.Low)));
        var pooled = (successes1 + successes2) / (trials1 + trials2);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / trials1) + (1 / trials2)));
        return new Effect(difference, new Bounds(low, high), error == 0 ? 1 : Distribution.NormalTwoSided(difference / error), double.PositiveInfinity);
    }

    /// <summary>Second share over first with Katz's log interval (Katz et al. 1978); 0 and ∞ where a count is zero.</summary>
    /// <returns>The ratio as <see cref="Effect.Difference"/> (1 = equal), its interval and the pooled z-test's p.</returns>
    public static Effect Ratio(double successes1, double trials1, double successes2, double trials2, double level = 0.95)
    {
        var difference = Difference(successes1, trials1, successes2, trials2, level);
        var ratio = successes2 / trials2 / (successes1 / trials1);
        if (successes1 == 0 || successes2 == 0)
            return new Effect(ratio, new Bounds(0, double.PositiveInfinity), difference.P, double.PositiveInfinity);
        var error = Math.Sqrt((1 / successes1) - (1 / trials1) + (1 / successes2) - (1 / trials2));
        var half = Math.Exp(Distribution.NormalQuantile(0.5 + (level / 2)) * error);
        return new Effect(ratio, new Bounds(ratio / half, ratio * half), difference.P, double.PositiveInfinity);
    }

    static void RequireCounts(double successes, double trials)
    {
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"A share needs 0 ≤ successes ≤ trials. Trials: {trials}.");
    }
}
