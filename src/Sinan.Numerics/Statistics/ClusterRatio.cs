namespace Sinan.Numerics.Statistics;

/// <summary>A ratio of two totals over clusters: events a session or the share of short sessions, where the sessions of one user resemble each other.</summary>
/// <remarks>Sums are whole numbers, so that they do not depend on the order of adding.</remarks>
public struct ClusterRatio
{
    Int128 n, y, nn, ny, yy;

    /// <summary>Clusters added.</summary>
    public long Clusters { get; private set; }

    /// <summary>Total of the denominator.</summary>
    public readonly double Count => (double)n;

    /// <summary>Total of the numerator.</summary>
    public readonly double Total => (double)y;

    /// <summary>Numerator over denominator; NaN of nothing.</summary>
    public readonly double Value => n == 0 ? double.NaN : (double)y / (double)n;

    /// <summary>Adds a cluster.</summary>
    /// <param name="count">Its part of the denominator.</param>
    /// <param name="total">Its part of the numerator.</param>
    public void Add(long count, long total)
    {
        Clusters++;
        n += count;
        y += total;
        nn += (Int128)count * count;
        ny += (Int128)count * total;
        yy += (Int128)total * total;
    }

    /// <summary>Adds other clusters.</summary>
    public void Add(ClusterRatio other)
    {
        Clusters += other.Clusters;
        (n, y, nn, ny, yy) = (n + other.n, y + other.y, nn + other.nn, ny + other.ny, yy + other.yy);
    }

    /// <summary>Student's interval of the ratio, its variance by linearisation over the clusters (Cochran 1977, Sampling Techniques, eq. 6.13); infinite ends below two clusters.</summary>
    public readonly Bounds Interval(double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (Clusters < 2)
            return new Bounds(double.NegativeInfinity, double.PositiveInfinity);
        var half = Distribution.StudentQuantile(0.5 + (level / 2), Clusters - 1) * StandardError;
        return new Bounds(Value - half, Value + half);
    }

    /// <summary>
    /// Interval of a ratio that is a share, its numerator a part of its denominator: Wilson's for as many independent cases as would have the linearised variance,
    /// with Student's quantile (Franco, Little, Louis and Slud 2019, Confidence intervals for proportions in complex sample surveys). Where the clusters do not differ, a cluster counts as one case.
    /// </summary>
    /// <returns>Within 0…1; the whole of it below two clusters.</returns>
    public readonly Bounds ShareInterval(double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (Clusters < 2)
            return new Bounds(0, 1);
        var error = StandardError;
        var cases = error > 0 ? Value * (1 - Value) / (error * error) : Clusters;
        return Proportions.Score(Value, cases, Distribution.StudentQuantile(0.5 + (level / 2), Clusters - 1));
    }

    /// <summary>√(C ÷ (C − 1) · Σ (y − r·n)²) ÷ Σ n.</summary>
    public readonly double StandardError
    {
        get
        {
            var squares = (double)yy - (2 * Value * (double)ny) + (Value * Value * (double)nn);
            // Rounding may leave a trace below zero where every cluster has the same ratio.
            return Math.Sqrt(Math.Max(0, squares) * Clusters / (Clusters - 1)) / (double)n;
        }
    }
}
