using Sinan.Numerics.Series.Alerts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>Hours, days or weeks without gaps, in the workspace's zone; weeks begin on Monday.</summary>
public sealed class FeedbackPeriods
{
    const long HourMs = 3_600_000;

    readonly string interval;
    readonly TimeZoneInfo zone;
    readonly long first;

    /// <param name="interval">"hour", "day" or "week".</param>
    /// <param name="zone">Zone in which days begin.</param>
    /// <param name="from">A moment in the first period.</param>
    /// <param name="to">A moment in the last; of a long past only the newest periods are kept: half a year of hours, two years of days, ten of weeks.</param>
    public FeedbackPeriods(string interval, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        (this.interval, this.zone) = (interval, zone);
        var most = interval switch { "hour" => 26 * 168, "day" => 731, _ => 520 };
        first = Math.Max(Number(from), Number(to) - most + 1);
        Count = (int)(Number(to) - first) + 1;
        Places = [.. Enumerable.Range(0, Count).Select(PlaceOf)];
    }

    public int Count { get; }

    /// <summary>Place in the week of each period.</summary>
    public int[] Places { get; }

    public AlertRhythm Rhythm => interval switch { "hour" => AlertRhythm.Hourly, "day" => AlertRhythm.Daily, _ => AlertRhythm.Weekly };

    /// <summary>The period of a moment; null outside.</summary>
    public int? Of(DateTimeOffset moment) => Number(moment) - first is >= 0 and var at && at < Count ? (int)at : null;

    /// <summary>First moment of a period; <see cref="Count"/> is the end of the last.</summary>
    public DateTimeOffset Start(int period)
    {
        if (interval == "hour")
            return DateTimeOffset.FromUnixTimeMilliseconds((first + period) * HourMs);
        var number = first + period;
        var midnight = DateOnly.FromDayNumber((int)(interval == "day" ? number : number * 7)).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    long Number(DateTimeOffset moment)
    {
        if (interval == "hour")
            return moment.ToUnixTimeMilliseconds() / HourMs;
        // Day 0 of the calendar is a Monday.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime).DayNumber;
        return interval == "day" ? day : day / 7;
    }

    int PlaceOf(int period)
    {
        if (interval == "week")
            return 0;
        var local = TimeZoneInfo.ConvertTime(Start(period), zone);
        var day = ((int)local.DayOfWeek + 6) % 7;
        return interval == "day" ? day : (day * 24) + local.Hour;
    }
}
