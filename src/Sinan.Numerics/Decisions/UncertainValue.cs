using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>A number that is not sure: two half normals that meet at the value, each as wide as its side of the interval, so that the value is the median and the
/// ends are the 2.5 % and 97.5 % quantiles (a split normal with equal weight on both sides).</summary>
/// <param name="Value">Median.</param>
/// <param name="Low">Lower end of the 95 % interval, at most the value.</param>
/// <param name="High">Upper end, at least the value.</param>
/// <remarks>What cannot be negative (a lower end of zero or more) stays above a hundredth of the value: scores divide by it. The default is a sure zero.</remarks>
public readonly record struct UncertainValue(double Value, double Low, double High)
{
    /// <summary>Half the width of a 95 % interval in standard deviations: Φ⁻¹(0.975).</summary>
    const double HalfWidth = 1.959963984540054;

    /// <summary>Not known at all: scores that need it have no value.</summary>
    public static UncertainValue Unknown { get; } = new(double.NaN, double.NaN, double.NaN);

    public bool IsKnown => !double.IsNaN(Value);

    public bool IsSure => Low == High;

    /// <summary>The value at a place of the standard normal distribution.</summary>
    public double At(double z)
    {
        var value = Value + (z / HalfWidth * (z < 0 ? Value - Low : High - Value));
        return Low >= 0 ? Math.Max(value, Value / 100) : value;
    }

    /// <summary>The same of many places at once, in place.</summary>
    internal void At(Span<double> places)
    {
        foreach (ref var place in places)
            place = At(place);
    }

    /// <param name="p">Inside 0…1.</param>
    public double Quantile(double p) => At(Distribution.NormalQuantile(p));
}
