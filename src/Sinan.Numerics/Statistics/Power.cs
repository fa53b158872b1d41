namespace Sinan.Numerics.Statistics;

/// <summary>How many observations each of two groups needs to tell a difference (normal approximation, two-sided).</summary>
public static class Power
{
    /// <summary>Two shares: n = (z₁₋α⸝₂ √(2p̄q̄) + z_power √(p₁q₁ + p₂q₂))² ÷ (p₁ − p₂)² without continuity correction (Fleiss, Levin and Paik 2003, eq. 4.14).</summary>
    /// <param name="first">Share of the first group, 0…1.</param>
    /// <param name="second">Share of the second, different from the first.</param>
    /// <param name="power">Probability of telling the difference when it is there, 0.8 by default.</param>
    /// <param name="alpha">Probability of telling one when there is none, 0.05 by default.</param>
    /// <returns>Observations in each group, not rounded.</returns>
    public static double PerGroupOfShares(double first, double second, double power = 0.8, double alpha = 0.05)
    {
        if (!(first is >= 0 and <= 1 && second is >= 0 and <= 1 && first != second))
            throw new ArgumentOutOfRangeException(nameof(second), second, "Two shares must be in 0…1 and differ.");
        var (difference, common) = (Quantile(1 - (alpha / 2)), Quantile(power));
        var middle = (first + second) / 2;
        var root = (difference * Math.Sqrt(2 * middle * (1 - middle))) + (common * Math.Sqrt((first * (1 - first)) + (second * (1 - second))));
        return root * root / ((first - second) * (first - second));
    }

    /// <summary>Two means with a common deviation: n = 2 (z₁₋α⸝₂ + z_power)² σ² ÷ δ² (Armitage, Berry and Matthews 2002, § 4.6).</summary>
    /// <param name="difference">δ, not 0.</param>
    /// <param name="deviation">σ, above 0, in the unit of the difference.</param>
    /// <param name="power">Probability of telling the difference when it is there, 0.8 by default.</param>
    /// <param name="alpha">Probability of telling one when there is none, 0.05 by default.</param>
    /// <returns>Observations in each group, not rounded.</returns>
    public static double PerGroupOfMeans(double difference, double deviation, double power = 0.8, double alpha = 0.05)
    {
        if (!(double.IsFinite(difference) && difference != 0 && deviation > 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "A difference must not be 0 and a deviation above 0.");
        var z = (Quantile(1 - (alpha / 2)) + Quantile(power)) * deviation / difference;
        return 2 * z * z;
    }

    static double Quantile(double p) => p is > 0 and < 1 ? Distribution.NormalQuantile(p) : throw new ArgumentOutOfRangeException(nameof(p), p, "Power and alpha must be between 0 and 1.");
}
