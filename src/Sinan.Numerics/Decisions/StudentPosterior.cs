using MathNet.Numerics;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>A mean after measuring: Student's distribution around the mean of the sample. From the reference prior p(μ, σ²) ∝ 1/σ² and n values of standard deviation s it has
/// n − 1 degrees of freedom and the scale s/√n (Gelman et al., Bayesian Data Analysis, section 3.2).</summary>
public sealed record StudentPosterior : Posterior
{
    readonly double logFactor;

    /// <param name="centre">Mean of the distribution.</param>
    /// <param name="scale">Above 0.</param>
    /// <param name="degrees">Degrees of freedom, above 2: below that there is no variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive, or there are too few degrees of freedom.</exception>
    public StudentPosterior(double centre, double scale, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(degrees, 2);
        (Mean, Scale, Degrees) = (centre, scale, degrees);
        logFactor = SpecialFunctions.GammaLn((degrees + 1) / 2) - SpecialFunctions.GammaLn(degrees / 2) - (0.5 * Math.Log(degrees * Math.PI)) - Math.Log(scale);
    }

    public override double Mean { get; }

    public double Scale { get; }

    public double Degrees { get; }

    internal override double Spread => Scale;

    internal override Bounds Support => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>From the reference prior.</summary>
    /// <param name="mean">Of the sample.</param>
    /// <param name="deviation">Standard deviation of one value, above 0.</param>
    /// <param name="count">Values, above 3.</param>
    public static StudentPosterior Of(double mean, double deviation, double count) => new(mean, deviation / Math.Sqrt(count), count - 1);

    public override double Cdf(double x) => Distribution.StudentCdf((x - Mean) / Scale, Degrees);

    public override double Density(double x)
    {
        var t = (x - Mean) / Scale;
        return Math.Exp(logFactor - ((Degrees + 1) / 2 * SpecialFunctions.Log1p(t * t / Degrees)));
    }

    public override double Quantile(double p) => Mean + (Scale * Distribution.StudentQuantile(p, Degrees));
}
