using MathNet.Numerics;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>A share after counting: Beta(a, b). From the uniform prior Beta(1, 1) and k of n it is Beta(1 + k, 1 + n − k) (Bayes 1763; Gelman et al., Bayesian Data Analysis, section 2.4).</summary>
public sealed record BetaPosterior : Posterior
{
    readonly double logBeta;

    /// <param name="a">At least 1.</param>
    /// <param name="b">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is below 1 or not finite.</exception>
    public BetaPosterior(double a, double b)
    {
        if (!(a >= 1 && b >= 1) || !double.IsFinite(a + b))
            throw new ArgumentOutOfRangeException(nameof(a), a, $"Both parameters must be finite and at least 1. The other: {b}.");
        (A, B, logBeta) = (a, b, SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b));
    }

    public double A { get; }

    public double B { get; }

    public override double Mean => A / (A + B);

    internal override double Spread => Math.Sqrt(A * B / (A + B + 1)) / (A + B);

    internal override Bounds Support => new(0, 1);

    /// <summary>From the uniform prior.</summary>
    /// <param name="successes">0 … <paramref name="trials"/>; need not be whole (weighted answers).</param>
    /// <param name="trials">At least 0.</param>
    public static BetaPosterior Of(double successes, double trials) => new(1 + successes, 1 + trials - successes);

    public override double Cdf(double x) => x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.BetaRegularized(A, B, x);

    public override double Density(double x) => x is < 0 or > 1 ? 0 : Math.Exp(Power(A, x) + Power(B, 1 - x) - logBeta);

    public override double Quantile(double p) => Distribution.BetaQuantile(p, A, B);

    /// <summary>(shape − 1) ln x, which is 0 for a shape of 1 wherever x lies.</summary>
    static double Power(double shape, double x) => shape == 1 ? 0 : (shape - 1) * Math.Log(x);
}
