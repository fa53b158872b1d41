using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>The rhythms that a series may have, in periods.</summary>
/// <param name="Seasons">Lengths of its seasons, ascending, each ≥ 2 and at most two of them: 24 and 168 for hours, 7 for days, 12 for months; empty for none.</param>
/// <param name="Year">Periods in a year (365.25 for days); 0 when the year plays no part. A yearly wave is tried once the series covers 1.5 years.</param>
public sealed record SeriesShape(ImmutableArray<int> Seasons, double Year = 0)
{
    public static SeriesShape Hourly { get; } = new([24, 168]);

    public static SeriesShape Daily { get; } = new([7], 365.25);

    public static SeriesShape Weekly { get; } = new([], 365.25 / 7);

    public static SeriesShape Monthly { get; } = new([12]);
}
