using Sinan.Numerics.Random;

namespace Sinan.Numerics.Planning;

/// <summary>A duration as the least, the likeliest and the most working days. <c>default</c> takes no time.</summary>
public readonly record struct ThreePoint
{
    ThreePoint(double low, double mode, double high, EstimateShape shape) => (Low, Mode, High, Shape) = (low, mode, high, shape);

    public double Low { get; }

    public double Mode { get; }

    public double High { get; }

    public EstimateShape Shape { get; }

    public double Mean => Shape switch
    {
        EstimateShape.Pert => (Low + (4 * Mode) + High) / 6,
        EstimateShape.Triangular => (Low + Mode + High) / 3,
        _ => (Low + High) / 2,
    };

    /// <summary>Working days squared. For PERT that of the beta itself, (mean − low)(high − mean) / 7, not the ((high − low) / 6)² that is often put in its place.</summary>
    public double Variance => Shape switch
    {
        EstimateShape.Pert => (Mean - Low) * (High - Mean) / 7,
        EstimateShape.Triangular => ((Low * Low) + (Mode * Mode) + (High * High) - (Low * Mode) - (Low * High) - (Mode * High)) / 18,
        _ => (High - Low) * (High - Low) / 12,
    };

    /// <exception cref="ArgumentException">Not 0 ≤ low ≤ mode ≤ high, or not finite.</exception>
    public static ThreePoint Of(double low, double mode, double high, EstimateShape shape = EstimateShape.Pert)
    {
        if (!(low >= 0 && low <= mode && mode <= high && double.IsFinite(high)))
            throw new ArgumentException($"An estimate needs 0 ≤ low ≤ mode ≤ high. Got {low}, {mode}, {high}.", nameof(mode));
        return new ThreePoint(low, mode, high, shape);
    }

    /// <summary>Anything between two bounds.</summary>
    public static ThreePoint Between(double low, double high) => Of(low, low + ((high - low) / 2), high, EstimateShape.Uniform);

    /// <summary>A duration that is known: of a task that is done, or 0 for a milestone.</summary>
    public static ThreePoint Fixed(double days) => Of(days, days, days);

    /// <summary>One duration, in working days.</summary>
    public double Draw(SplitMix64 random)
    {
        var span = High - Low;
        if (span == 0)
            return Low;
        if (Shape == EstimateShape.Uniform)
            return Low + (span * random.NextDouble());
        var rise = (Mode - Low) / span;
        if (Shape == EstimateShape.Pert)
        {
            var up = random.Gamma(1 + (4 * rise));
            return Low + (span * up / (up + random.Gamma(1 + (4 * (1 - rise)))));
        }

        var u = random.NextDouble();
        return u < rise ? Low + (span * Math.Sqrt(u * rise)) : High - (span * Math.Sqrt((1 - u) * (1 - rise)));
    }
}
