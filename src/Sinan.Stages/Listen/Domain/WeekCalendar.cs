namespace Sinan.Stages.Listen.Domain;

/// <summary>The weeks of all feedback, Monday to Sunday in the workspace's zone, without gaps.</summary>
public sealed class WeekCalendar
{
    readonly TimeZoneInfo zone;
    readonly DateOnly first;

    WeekCalendar(TimeZoneInfo zone, DateOnly first, int count) => (this.zone, this.first, Count) = (zone, first, count);

    /// <summary>Weeks; 0 when no comment has a time.</summary>
    public int Count { get; }

    public static WeekCalendar Of(IEnumerable<DateTimeOffset?> times, TimeZoneInfo zone)
    {
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        foreach (var time in times)
        {
            if (time is not { } t)
                continue;
            var monday = MondayOf(t, zone);
            (first, last) = (monday < first ? monday : first, monday > last ? monday : last);
        }

        return new WeekCalendar(zone, first, last < first ? 0 : (last.DayNumber - first.DayNumber) / 7 + 1);
    }

    public int WeekOf(DateTimeOffset time) => (MondayOf(time, zone).DayNumber - first.DayNumber) / 7;

    /// <summary>The moment the week begins.</summary>
    public DateTimeOffset Start(int week)
    {
        var midnight = first.AddDays(7 * week).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    static DateOnly MondayOf(DateTimeOffset time, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
