using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Length of a calendar period.</summary>
public enum PeriodUnit
{
    Hour,
    Day,

    /// <summary>From Monday.</summary>
    Week,
    Month,
}

/// <summary>Calendar periods in a time zone.</summary>
public static class CalendarPeriods
{
    /// <summary>The unit of a word ("day", "week" …); null when it is none.</summary>
    public static PeriodUnit? Parse(string? word) =>
        Enum.TryParse<PeriodUnit>(word, ignoreCase: true, out var unit) && Enum.IsDefined(unit) && !char.IsAsciiDigit(word![0]) ? unit : null;

    /// <summary>Starts of the periods that cover [<paramref name="firstMs"/>, <paramref name="lastMs"/>], and the end of the last one, in ms since 1970-01-01 UTC.</summary>
    /// <remarks>A day is as long as the zone makes it (23 to 25 hours); an hour is always one hour of real time. Where midnight does not exist, the day begins at the first moment that does.</remarks>
    public static ImmutableArray<long> Starts(PeriodUnit unit, long firstMs, long lastMs, TimeZoneInfo zone)
    {
        var starts = ImmutableArray.CreateBuilder<long>();
        if (unit == PeriodUnit.Hour)
        {
            const long hour = 3_600_000;
            // Hours of zones that lie half an hour off begin at their own full hour.
            var offset = (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(firstMs)).TotalMilliseconds % hour;
            var at = firstMs - (((firstMs + offset) % hour) + hour) % hour;
            for (; at <= lastMs; at += hour)
                starts.Add(at);
            starts.Add(at);
            return starts.ToImmutable();
        }

        var day = StartOf(unit, DateOnly.FromDateTime(LocalOf(firstMs, zone)));
        while (true)
        {
            var start = MidnightOf(day, zone);
            starts.Add(start);
            if (start > lastMs)
                return starts.ToImmutable();
            day = Next(unit, day);
        }
    }

    /// <summary>First moment of a day in a zone, in ms since 1970-01-01 UTC.</summary>
    public static long MidnightOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        // A midnight that happens twice counts from its first occurrence: the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }

    public static DateOnly DayOf(long timeMs, TimeZoneInfo zone) => DateOnly.FromDateTime(LocalOf(timeMs, zone));

    static DateTime LocalOf(long timeMs, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(timeMs), zone).DateTime;

    static DateOnly StartOf(PeriodUnit unit, DateOnly day) => unit switch
    {
        PeriodUnit.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodUnit.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    static DateOnly Next(PeriodUnit unit, DateOnly day) => unit switch
    {
        PeriodUnit.Week => day.AddDays(7),
        PeriodUnit.Month => day.AddMonths(1),
        _ => day.AddDays(1),
    };
}
