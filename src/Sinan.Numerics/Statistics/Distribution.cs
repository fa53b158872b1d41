using MathNet.Numerics;

namespace Sinan.Numerics.Statistics;

/// <summary>Tail probabilities and quantiles of the distributions that tests and intervals need.</summary>
public static class Distribution
{
    /// <summary>P(Z ≤ z) of the standard normal.</summary>
    public static double NormalCdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>P(|Z| ≥ |z|) of the standard normal: the two-sided p-value.</summary>
    public static double NormalTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>The z with P(Z ≤ z) = p; 1.959964 at 0.975.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in 0…1.</exception>
    public static double NormalQuantile(double p)
    {
        RequireProbability(p);
        // From the nearer tail, so that small p keep their digits.
        return p < 0.5 ? -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p) : Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * (1 - p));
    }

    /// <summary>P(|T| ≥ |t|) of Student's distribution; <paramref name="degrees"/> &gt; 0 need not be whole.</summary>
    public static double StudentTwoSided(double t, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        if (double.IsPositiveInfinity(degrees))
            return NormalTwoSided(t);
        var square = t * t;
        return double.IsInfinity(square) ? 0
            : square < degrees
                ? 1 - SpecialFunctions.BetaRegularized(0.5, degrees / 2, square / (degrees + square))
                : SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + square));
    }

    /// <summary>P(T ≤ t) of Student's distribution.</summary>
    public static double StudentCdf(double t, double degrees) =>
        t <= 0 ? 0.5 * StudentTwoSided(t, degrees) : 1 - (0.5 * StudentTwoSided(t, degrees));

    /// <summary>The t with P(T ≤ t) = p.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in 0…1 or the degrees of freedom are not positive.</exception>
    public static double StudentQuantile(double p, double degrees)
    {
        RequireProbability(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        if (p is 0 or 1)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        if (p == 0.5)
            return 0;
        if (p < 0.5)
            return -StudentUpper(2 * p, degrees);
        return StudentUpper(2 * (1 - p), degrees);
    }

    /// <summary>P(X ≥ x) of the chi-square distribution.</summary>
    public static double ChiSquaredSurvival(double x, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        return x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2, x / 2);
    }

    /// <summary>The x with P(X ≤ x) = p of the chi-square distribution.</summary>
    public static double ChiSquaredQuantile(double p, double degrees)
    {
        RequireProbability(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        if (p is 0 or 1)
            return p == 0 ? 0 : double.PositiveInfinity;
        return Increasing(x => 1 - p - ChiSquaredSurvival(x, degrees), 0, degrees + 1);
    }

    /// <summary>P(X ≤ k) of a Poisson count.</summary>
    public static double PoissonCdf(double k, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return k < 0 ? 0 : mean == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(Math.Floor(k) + 1, mean);
    }

    /// <summary>P(X ≥ k) of a Poisson count.</summary>
    public static double PoissonUpperTail(double k, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return k <= 0 ? 1 : mean == 0 ? 0 : SpecialFunctions.GammaLowerRegularized(Math.Ceiling(k), mean);
    }

    /// <summary>P(X ≥ k) of a binomial count.</summary>
    public static double BinomialUpperTail(double k, double trials, double probability)
    {
        RequireProbability(probability);
        return k <= 0 ? 1 : k > trials ? 0 : SpecialFunctions.BetaRegularized(Math.Ceiling(k), trials - Math.Ceiling(k) + 1, probability);
    }

    /// <summary>The x in 0…1 with P(X ≤ x) = p of the beta distribution.</summary>
    internal static double BetaQuantile(double p, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-16 * high)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
                break;
            if (SpecialFunctions.BetaRegularized(a, b, middle) < p)
                low = middle;
            else
                high = middle;
        }

        return 0.5 * (low + high);
    }

    /// <summary>The t ≥ 0 with P(|T| ≥ t) = p.</summary>
    static double StudentUpper(double p, double degrees)
    {
        if (degrees > 1e7)
            return NormalQuantile(1 - (p / 2));
        return Increasing(t => p - StudentTwoSided(t, degrees), 0, NormalQuantile(1 - (p / 2)) + 1);
    }

    /// <summary>The root of a rising function on [low, ∞), bracketed by doubling and closed by bisection to the last digit.</summary>
    static double Increasing(Func<double, double> f, double low, double high)
    {
        while (f(high) < 0 && high < 1e300)
        {
            low = high;
            high *= 2;
        }

        while (true)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
                return middle;
            if (f(middle) < 0)
                low = middle;
            else
                high = middle;
        }
    }

    static void RequireProbability(double p)
    {
        if (!(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must be in 0…1.");
    }
}
