using MathNet.Numerics;

namespace Sinan.Numerics.Statistics;

/// <summary>Counts that scatter more than Poisson counts: mean μ and variance μ + α·μ².</summary>
/// <remarks>Cameron and Trivedi, Regression Analysis of Count Data, 2nd ed. 2013, section 3.3 (NB2). A dispersion α below 1e-6 is a Poisson count.</remarks>
public static class NegativeBinomial
{
    const double LeastDispersion = 1e-6;

    /// <summary>P(X ≥ k).</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">μ ≥ 0.</param>
    /// <param name="dispersion">α ≥ 0.</param>
    public static double UpperTail(double k, double mean, double dispersion)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfNegative(dispersion);
        return k <= 0 ? 1
            : mean == 0 ? 0
            : dispersion < LeastDispersion ? Distribution.PoissonUpperTail(k, mean)
            : SpecialFunctions.BetaRegularized(Math.Ceiling(k), 1 / dispersion, dispersion * mean / (1 + (dispersion * mean)));
    }

    /// <summary>The smallest k with P(X ≤ k) ≥ p.</summary>
    /// <param name="p">0 ≤ p &lt; 1.</param>
    /// <param name="mean">μ ≥ 0.</param>
    /// <param name="dispersion">α ≥ 0.</param>
    public static double Quantile(double p, double mean, double dispersion)
    {
        if (!(p is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must be in [0, 1).");
        var (low, high) = (-1.0, Math.Ceiling(mean + (2 * Math.Sqrt(mean + (dispersion * mean * mean))) + 1));
        while (UpperTail(high + 1, mean, dispersion) > 1 - p)
            (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (UpperTail(middle + 1, mean, dispersion) > 1 - p)
                low = middle;
            else
                high = middle;
        }

        return high;
    }
}
