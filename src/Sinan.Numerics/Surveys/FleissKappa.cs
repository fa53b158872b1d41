using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Agreement beyond chance of equally many ratings a unit, by any raters (Fleiss 1971).</summary>
public static class FleissKappa
{
    /// <param name="counts">Units × categories: how many raters chose the category; the same number of ratings, at least 2, for each unit.</param>
    /// <returns>κ; NaN when only one category occurs.</returns>
    /// <exception cref="ArgumentException">Numbers of ratings differ or are below 2, or there are no units.</exception>
    public static double Of(IReadOnlyList<int[]> counts)
    {
        var ratings = counts.Count == 0 ? 0 : counts[0].Sum();
        if (ratings < 2 || counts.Any(c => c.Sum() != ratings))
            throw new ArgumentException("Fleiss' kappa needs the same number of ratings, at least two, for each unit.", nameof(counts));
        var (agreement, shares) = (0.0, new double[counts[0].Length]);
        foreach (var unit in counts)
        {
            var squares = 0.0;
            for (var c = 0; c < unit.Length; c++)
            {
                squares += (double)unit[c] * unit[c];
                shares[c] += unit[c] / ((double)counts.Count * ratings);
            }

            agreement += (squares - ratings) / (ratings * (ratings - 1.0)) / counts.Count;
        }

        var chance = shares.Sum(s => s * s);
        // Rounding of equal shares may leave a trace of disagreement by chance.
        return 1 - chance < 1e-12 ? double.NaN : (agreement - chance) / (1 - chance);
    }

    /// <summary>Bootstrap interval over units.</summary>
    public static Bounds Interval(IReadOnlyList<int[]> counts, long seed) =>
        Bootstrap.Percentile(counts.Count, picks => Of(Array.ConvertAll(picks, p => counts[p])), seed);
}
