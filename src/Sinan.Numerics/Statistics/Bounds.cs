namespace Sinan.Numerics.Statistics;

/// <summary>The two ends of a confidence interval, in the unit of the estimate.</summary>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>Whether the interval leaves out zero: the sign of the estimate is settled.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    internal static void RequireLevel(double level)
    {
        if (!(level is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level must be between 0 and 1, for example 0.95.");
    }
}

/// <summary>A difference between two groups.</summary>
/// <param name="Difference">Second minus first; for a relative effect, divided by the first.</param>
/// <param name="Interval">Confidence interval of the difference.</param>
/// <param name="P">Two-sided p-value of no difference.</param>
/// <param name="Degrees">Degrees of freedom; infinite for normal approximations.</param>
public readonly record struct Effect(double Difference, Bounds Interval, double P, double Degrees);
