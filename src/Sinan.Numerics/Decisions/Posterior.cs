using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>What is believed of an unknown number after data have been seen: p(x | D).</summary>
public abstract record Posterior
{
    public abstract double Mean { get; }

    /// <summary>Standard deviation, or the scale where that is smaller: how far apart the places lie at which the density is looked at.</summary>
    internal abstract double Spread { get; }

    /// <summary>The values that are possible at all.</summary>
    internal abstract Bounds Support { get; }

    /// <summary>P(X ≤ x | D).</summary>
    public abstract double Cdf(double x);

    /// <summary>The density p(x | D).</summary>
    public abstract double Density(double x);

    /// <summary>The x with P(X ≤ x | D) = p.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in 0…1.</exception>
    public abstract double Quantile(double p);

    /// <summary>The credible interval with equal tails.</summary>
    public Bounds Interval(double level = 0.95)
    {
        Bounds.RequireLevel(level);
        return new Bounds(Quantile((1 - level) / 2), Quantile((1 + level) / 2));
    }
}
