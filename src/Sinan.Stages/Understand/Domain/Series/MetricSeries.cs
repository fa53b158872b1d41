using System.Collections.Immutable;
using Sinan.Numerics.Series;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Domain.Series;

/// <summary>A metric by whole calendar periods.</summary>
/// <param name="Unit">Length of a period.</param>
/// <param name="StartsMs">Starts of the periods in ms since 1970-01-01 UTC, those after the last value included, and the end of the last of these.</param>
/// <param name="Values">One a period from the first on; NaN where there is none.</param>
public sealed record MetricSeries(PeriodUnit Unit, ImmutableArray<long> StartsMs, ImmutableArray<double> Values)
{
    const long DayMs = 86_400_000;

    public SeriesShape Shape => Unit switch
    {
        PeriodUnit.Hour => SeriesShape.Hourly,
        PeriodUnit.Day => SeriesShape.Daily,
        PeriodUnit.Week => SeriesShape.Weekly,
        _ => SeriesShape.Monthly,
    };

    /// <summary>Values that are not missing.</summary>
    public int Known => Values.Count(v => !double.IsNaN(v));

    public DateTimeOffset StartOf(int period) => DateTimeOffset.FromUnixTimeMilliseconds(StartsMs[period]);

    /// <summary>The periods of a unit from a first moment on.</summary>
    /// <param name="unit">Length of a period.</param>
    /// <param name="firstMs">First moment of the first period.</param>
    /// <param name="values">Values from there on.</param>
    /// <param name="reach">Periods to know after the last value.</param>
    /// <param name="zone">Zone of the calendar.</param>
    public static MetricSeries Of(PeriodUnit unit, long firstMs, ImmutableArray<double> values, int reach, TimeZoneInfo zone)
    {
        // Long enough for every calendar: a day of 25 hours, a month of 31 days.
        var longest = unit switch { PeriodUnit.Hour => DayMs / 24, PeriodUnit.Day => DayMs + (DayMs / 24), PeriodUnit.Week => (7 * DayMs) + (DayMs / 24), _ => 32 * DayMs };
        var starts = CalendarPeriods.Starts(unit, firstMs, firstMs + ((values.Length + reach) * longest), zone);
        return new MetricSeries(unit, starts[..(values.Length + reach + 1)], values);
    }
}
