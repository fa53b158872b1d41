namespace Sinan.Numerics.Statistics;

/// <summary>Order statistics and the robust measures built on them.</summary>
public static class Quantiles
{
    /// <summary>MAD × this estimates the standard deviation of normal data: 1 / Φ⁻¹(¾).</summary>
    public const double NormalConsistency = 1.4826022185056018;

    /// <summary>The q-quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; the default of R and NumPy).</summary>
    /// <param name="sorted">Ascending, no NaN; NaN is returned when it is empty.</param>
    /// <param name="q">0…1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double q)
    {
        if (!(q is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile must be in 0…1.");
        if (sorted.IsEmpty)
            return double.NaN;
        var position = q * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The q-quantile of unsorted values; copies and sorts, NaN values are left out.</summary>
    public static double Of(ReadOnlySpan<double> values, double q) => OfSorted(Sorted(values), q);

    public static double Median(ReadOnlySpan<double> values) => Of(values, 0.5);

    /// <summary>Interval of the median whatever the distribution (David and Nagaraja 2003, Order Statistics, 7.1): the r-th smallest and the r-th largest value, r as large as
    /// the coverage 1 − 2 · P(Bin(n, ½) &lt; r) allows.</summary>
    /// <param name="values">Independent values; NaN values are left out.</param>
    /// <param name="level">Coverage at least.</param>
    /// <returns>Infinite ends where even the smallest and the largest do not cover enough: below six values at 95 %.</returns>
    public static Bounds MedianInterval(ReadOnlySpan<double> values, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var sorted = Sorted(values);
        var rank = 0;
        while (2 * (rank + 1) <= sorted.Length && 1 - (2 * Distribution.BinomialUpperTail(sorted.Length - rank, sorted.Length, 0.5)) >= level)
            rank++;
        return rank == 0 ? new Bounds(double.NegativeInfinity, double.PositiveInfinity) : new Bounds(sorted[rank - 1], sorted[^rank]);
    }

    /// <summary>Median absolute deviation from the median, unscaled (times <see cref="NormalConsistency"/> estimates a standard deviation).</summary>
    public static double Mad(ReadOnlySpan<double> values)
    {
        var sorted = Sorted(values);
        var median = OfSorted(sorted, 0.5);
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = Math.Abs(sorted[i] - median);
        Array.Sort(sorted);
        return OfSorted(sorted, 0.5);
    }

    /// <summary>(value − median) / (MAD × 1.4826), written to <paramref name="destination"/>. Where over half of the values are equal (MAD 0)
    /// the mean absolute deviation × 1.2533 stands in (Iglewicz and Hoaglin 1993); all 0 when that is 0 too. NaN stays NaN.</summary>
    public static void RobustZ(ReadOnlySpan<double> values, Span<double> destination)
    {
        var median = Median(values);
        var scale = RobustScale(values);
        for (var i = 0; i < values.Length; i++)
            destination[i] = double.IsNaN(values[i]) ? double.NaN : scale == 0 ? 0 : (values[i] - median) / scale;
    }

    /// <summary>The denominator of <see cref="RobustZ"/>.</summary>
    public static double RobustScale(ReadOnlySpan<double> values)
    {
        var mad = Mad(values);
        if (mad > 0)
            return mad * NormalConsistency;
        var sorted = Sorted(values);
        if (sorted.Length == 0)
            return 0;
        var median = OfSorted(sorted, 0.5);
        var sum = 0.0;
        foreach (var value in sorted)
            sum += Math.Abs(value - median);
        return sum / sorted.Length * 1.2533141373155003;
    }

    /// <summary>Tukey's fences: quartiles ∓ <paramref name="reach"/> × interquartile range; values outside are outliers.</summary>
    public static Bounds IqrFences(ReadOnlySpan<double> values, double reach = 1.5)
    {
        var sorted = Sorted(values);
        var (q1, q3) = (OfSorted(sorted, 0.25), OfSorted(sorted, 0.75));
        return new Bounds(q1 - (reach * (q3 - q1)), q3 + (reach * (q3 - q1)));
    }

    static double[] Sorted(ReadOnlySpan<double> values)
    {
        var copy = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                copy[count++] = value;
        }

        Array.Resize(ref copy, count);
        Array.Sort(copy);
        return copy;
    }
}
