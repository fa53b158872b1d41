using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Reliability of any number of raters, with gaps (Krippendorff, "Content analysis", 2004, ch. 11).</summary>
public static class KrippendorffAlpha
{
    /// <summary>α = 1 − D_o ÷ D_e from the coincidences o_ck = Σ_units (pairs of values) ÷ (m_u − 1).</summary>
    /// <param name="units">The ratings of each unit, one a rater, in any order; NaN = not rated. Units with fewer than two ratings are left out.</param>
    /// <param name="level">What the numbers mean.</param>
    /// <returns>1 = full agreement, 0 = as by chance; NaN when nothing can be compared or only one value occurs.</returns>
    public static double Of(IReadOnlyList<double[]> units, MeasurementLevel level)
    {
        var rated = units.Select(u => u.Where(v => !double.IsNaN(v)).ToArray()).Where(u => u.Length > 1).ToArray();
        var values = rated.SelectMany(u => u).Distinct().Order().ToArray();
        if (values.Length < 2)
            return double.NaN;
        var coincidences = new double[values.Length, values.Length];
        foreach (var unit in rated)
        {
            var at = Array.ConvertAll(unit, v => Array.BinarySearch(values, v));
            for (var i = 0; i < at.Length; i++)
            {
                for (var j = 0; j < at.Length; j++)
                {
                    if (i != j)
                        coincidences[at[i], at[j]] += 1.0 / (at.Length - 1);
                }
            }
        }

        var totals = new double[values.Length];
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = 0; k < values.Length; k++)
                totals[c] += coincidences[c, k];
        }

        var (observed, expected, n) = (0.0, 0.0, totals.Sum());
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                var distance = Distance(level, values, totals, c, k);
                observed += coincidences[c, k] * distance / n;
                expected += totals[c] * totals[k] * distance / (n * (n - 1));
            }
        }

        return expected > 0 ? 1 - (observed / expected) : double.NaN;
    }

    /// <summary>Bootstrap interval over units.</summary>
    /// <exception cref="ArgumentException">There are no units.</exception>
    public static Bounds Interval(IReadOnlyList<double[]> units, MeasurementLevel level, long seed) =>
        Bootstrap.Percentile(units.Count, picks => Of(Array.ConvertAll(picks, p => units[p]), level), seed);

    /// <summary>δ²: 0/1; (Σ_(g=c…k) n_g − (n_c + n_k) ÷ 2)²; (c − k)².</summary>
    static double Distance(MeasurementLevel level, double[] values, double[] totals, int c, int k)
    {
        if (c == k)
            return 0;
        switch (level)
        {
            case MeasurementLevel.Nominal:
                return 1;
            case MeasurementLevel.Interval:
                return (values[c] - values[k]) * (values[c] - values[k]);
            default:
                var between = -(totals[c] + totals[k]) / 2;
                for (var g = Math.Min(c, k); g <= Math.Max(c, k); g++)
                    between += totals[g];
                return between * between;
        }
    }
}
