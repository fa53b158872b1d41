using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>A period against what was to be expected the period before.</summary>
/// <param name="Period">Its place in the series.</param>
/// <param name="Value">What it was; NaN when missing.</param>
/// <param name="Expected">What it should have been.</param>
/// <param name="Low">Lower end of what is usual.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ExpectedPoint(int Period, double Value, double Expected, double Low, double High)
{
    public bool IsAnomaly => Value < Low || Value > High;
}

/// <summary>The latest periods against what was to be expected.</summary>
/// <param name="Points">In time order.</param>
/// <param name="Rate">False alarms a period: as asked, or the least that so short a past allows.</param>
/// <param name="Form">Parts of the model.</param>
/// <param name="Used">Outside columns in it.</param>
/// <param name="Origins">Earlier periods that say what is usual.</param>
public sealed record AnomalyAnswer(ImmutableArray<ExpectedPoint> Points, double Rate, SmoothingForm Form, ImmutableArray<string> Used, int Origins);
