using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>How many answers a share needs, and how far off so many may be (Cochran 1977, ch. 4).</summary>
public static class SampleSize
{
    /// <summary>Margin of error e = z √(p(1 − p) ÷ n · (N − n) ÷ (N − 1)), in share points ÷ 100.</summary>
    /// <param name="answers">n ≥ 1, or their effective number.</param>
    /// <param name="share">Expected share; 0.5 is the worst case.</param>
    /// <param name="population">N ≥ n; infinite by default.</param>
    /// <param name="level">Confidence level.</param>
    public static double Margin(double answers, double share = 0.5, double population = double.PositiveInfinity, double level = 0.95)
    {
        Require(share, population, level);
        if (!(answers >= 1 && answers <= population))
            throw new ArgumentOutOfRangeException(nameof(answers), answers, "Answers must be from 1 to the population.");
        var finite = double.IsPositiveInfinity(population) ? 1 : population <= 1 ? 0 : (population - answers) / (population - 1);
        return Z(level) * Math.Sqrt(share * (1 - share) / answers * finite);
    }

    /// <summary>Answers needed for a margin: n₀ = z²p(1 − p) ÷ e², n = n₀ ÷ (1 + (n₀ − 1) ÷ N), rounded up.</summary>
    /// <param name="margin">e in 0…1.</param>
    /// <param name="share">Expected share; 0.5 is the worst case.</param>
    /// <param name="population">N; infinite by default.</param>
    /// <param name="level">Confidence level.</param>
    public static int Needed(double margin, double share = 0.5, double population = double.PositiveInfinity, double level = 0.95)
    {
        Require(share, population, level);
        if (!(margin is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin must be between 0 and 1, for example 0.05.");
        var z = Z(level);
        var endless = z * z * share * (1 - share) / (margin * margin);
        var needed = double.IsPositiveInfinity(population) ? endless : endless / (1 + ((endless - 1) / population));
        return (int)Math.Min(population, Math.Max(1, Math.Ceiling(needed - 1e-9)));
    }

    static double Z(double level) => Distribution.NormalQuantile(0.5 + (level / 2));

    static void Require(double share, double population, double level)
    {
        Bounds.RequireLevel(level);
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share must be in 0…1.");
        if (!(population >= 1))
            throw new ArgumentOutOfRangeException(nameof(population), population, "A population has at least one member.");
    }
}
