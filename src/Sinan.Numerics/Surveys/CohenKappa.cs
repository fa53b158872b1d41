using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Agreement of two raters beyond chance.</summary>
/// <param name="Kappa">1 = full agreement, 0 = as by chance; NaN when both use one and the same category only, so that nothing can be told.</param>
/// <param name="Observed">Share of units on which both agree, 0…1.</param>
/// <param name="Ac1">Gwet's AC1 (2008): the same idea with a chance agreement that does not blow up where one category dominates.</param>
/// <param name="StandardError">Of unweighted κ, for large samples (Fleiss, Cohen and Everitt 1969).</param>
public readonly record struct CohenKappa(double Kappa, double Observed, double Ac1, double StandardError)
{
    /// <summary>κ = (p_o − p_e) ÷ (1 − p_e) (Cohen 1960), weighted: 1 − Σ w o ÷ Σ w e (Cohen 1968).</summary>
    /// <param name="first">Category of each unit by the first rater, 0 … <paramref name="categories"/> − 1.</param>
    /// <param name="second">By the second rater, the same units.</param>
    /// <param name="categories">Number of categories, at least 2.</param>
    /// <param name="weights">How bad disagreements are.</param>
    /// <exception cref="ArgumentException">The raters did not rate the same units, or there are none.</exception>
    public static CohenKappa Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories, KappaWeights weights = KappaWeights.None)
    {
        if (first.Length != second.Length || first.IsEmpty)
            throw new ArgumentException($"Two raters must have rated the same units. Got {first.Length} and {second.Length}.", nameof(second));
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        var (table, a, b, n) = (new double[categories, categories], new double[categories], new double[categories], (double)first.Length);
        for (var i = 0; i < first.Length; i++)
        {
            table[first[i], second[i]] += 1 / n;
            a[first[i]] += 1 / n;
            b[second[i]] += 1 / n;
        }

        var (observed, observedBad, expectedBad, chance, gwet) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < categories; i++)
        {
            observed += table[i, i];
            chance += a[i] * b[i];
            var mean = (a[i] + b[i]) / 2;
            gwet += mean * (1 - mean) / (categories - 1);
            for (var j = 0; j < categories; j++)
            {
                var bad = weights switch { KappaWeights.None => i == j ? 0 : 1, KappaWeights.Linear => Math.Abs(i - j), _ => (double)(i - j) * (i - j) };
                observedBad += bad * table[i, j];
                expectedBad += bad * a[i] * b[j];
            }
        }

        var kappa = expectedBad > 0 ? 1 - (observedBad / expectedBad) : double.NaN;
        return new CohenKappa(kappa, observed, (observed - gwet) / (1 - gwet), Error(table, a, b, chance, (observed - chance) / (1 - chance), n));
    }

    /// <summary>Bootstrap interval of κ over units.</summary>
    public static Bounds Interval(ReadOnlyMemory<int> first, ReadOnlyMemory<int> second, int categories, KappaWeights weights, long seed) => Bootstrap.Percentile(
        first.Length,
        picks =>
        {
            var (a, b) = (new int[picks.Length], new int[picks.Length]);
            for (var i = 0; i < picks.Length; i++)
                (a[i], b[i]) = (first.Span[picks[i]], second.Span[picks[i]]);
            return Of(a, b, categories, weights).Kappa;
        },
        seed);

    static double Error(double[,] table, double[] a, double[] b, double chance, double kappa, double n)
    {
        var (agree, apart) = (0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            var kept = 1 - ((a[i] + b[i]) * (1 - kappa));
            agree += table[i, i] * kept * kept;
            for (var j = 0; j < a.Length; j++)
                apart += i == j ? 0 : table[i, j] * (b[i] + a[j]) * (b[i] + a[j]);
        }

        var centre = kappa - (chance * (1 - kappa));
        return Math.Sqrt((agree + ((1 - kappa) * (1 - kappa) * apart) - (centre * centre)) / n) / (1 - chance);
    }
}
