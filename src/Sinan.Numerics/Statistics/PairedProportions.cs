namespace Sinan.Numerics.Statistics;

/// <summary>Two shares of the same cases.</summary>
public static class PairedProportions
{
    /// <summary>Second share minus first, from the cases in which the two differ.</summary>
    /// <param name="firstOnly">Cases that only the first has.</param>
    /// <param name="secondOnly">Cases that only the second has.</param>
    /// <param name="cases">All cases, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>
    /// (c − b) ÷ n with the adjusted Wald interval of Bonett and Price (2012): one case is added to either cell, p̃ = (b + 1) ÷ (n + 2), so that it has a width where nothing differs.
    /// P is McNemar's exact one: the binomial tails of b out of b + c at one half.
    /// </returns>
    /// <exception cref="ArgumentException">The cases that differ are more than all.</exception>
    public static Effect Difference(int firstOnly, int secondOnly, int cases, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        if (cases < 1 || firstOnly + secondOnly > cases)
            throw new ArgumentException($"Of {cases} cases, {firstOnly} and {secondOnly} cannot differ.", nameof(cases));
        Bounds.RequireLevel(level);
        var (first, second) = ((firstOnly + 1) / (cases + 2.0), (secondOnly + 1) / (cases + 2.0));
        var (centre, z) = (second - first, Distribution.NormalQuantile(0.5 + (level / 2)));
        var half = z * Math.Sqrt((first + second - (centre * centre)) / (cases + 2));
        return new Effect(
            (secondOnly - firstOnly) / (double)cases, new Bounds(Math.Max(-1, centre - half), Math.Min(1, centre + half)), Exact(Math.Min(firstOnly, secondOnly), firstOnly + secondOnly), double.PositiveInfinity);
    }

    /// <summary>Twice the chance of so few or fewer heads among fair tosses: P(X ≤ k) = 1 − I½(k + 1, n − k).</summary>
    static double Exact(int fewer, int differing) =>
        2 * fewer >= differing ? 1 : Math.Min(1, 2 * (1 - MathNet.Numerics.SpecialFunctions.BetaRegularized(fewer + 1, differing - fewer, 0.5)));
}
