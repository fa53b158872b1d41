using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>A number that is not sure.</summary>
/// <param name="Value">Most likely.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record Estimate(double Value, double Low, double High)
{
    /// <summary>Nobody has measured or said it.</summary>
    public static Estimate Unknown { get; } = new(double.NaN, double.NaN, double.NaN);

    [JsonIgnore]
    public bool IsKnown => !double.IsNaN(Value);

    public Interval Interval => new(Low, High);

    public static Estimate Sure(double value) => new(value, value, value);

    public Estimate Times(double factor) => new(Value * factor, Low * factor, High * factor);

    public Estimate AtMost(double limit) => new(Math.Min(Value, limit), Math.Min(Low, limit), Math.Min(High, limit));
}
