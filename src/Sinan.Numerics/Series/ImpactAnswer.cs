using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>A period after a date, beside what it would have been without.</summary>
/// <param name="Value">What it was; NaN when missing.</param>
/// <param name="Expected">What was to be expected from before the date.</param>
/// <param name="Low">Lower end of its prediction interval.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ImpactPoint(double Value, double Expected, double Low, double High);

/// <summary>What a date changed.</summary>
/// <param name="Points">The periods from the date on.</param>
/// <param name="Total">Sum of value minus expected over the periods that are not missing.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Expected">Sum of what was expected.</param>
/// <param name="P">Chance of a total at least as far from zero on a date on which nothing happened, two-sided; NaN for a series that never strays.</param>
/// <param name="Placebos">Earlier dates the same was done at; their windows overlap.</param>
/// <param name="Judged">Of these, dates with enough others before them for an interval.</param>
/// <param name="FalseAlarms">Judged dates whose interval would have reported an effect.</param>
/// <param name="Form">Parts of the model.</param>
/// <param name="Used">Outside columns (a control series) that made it better.</param>
public sealed record ImpactAnswer(
    ImmutableArray<ImpactPoint> Points, double Total, double Low, double High, double Expected, double P, int Placebos, int Judged, int FalseAlarms,
    SmoothingForm Form, ImmutableArray<string> Used);
