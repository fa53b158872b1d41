using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Summarises times: errors of the clock, days without events.</summary>
public static class TimeSummary
{
    /// <summary>Times are counted by quarters of an hour: the finest step in which zones differ.</summary>
    public const long QuarterMilliseconds = 900_000;

    public static readonly long Year2000 = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <param name="quarters">Quarter of an hour since 1970 UTC → events, ascending.</param>
    /// <param name="first">Earliest time, milliseconds since 1970.</param>
    /// <param name="last">Latest time.</param>
    /// <param name="future">Events later than now.</param>
    /// <param name="past">Events before the year 2000.</param>
    /// <param name="hasClock">Times of day are there.</param>
    /// <param name="zone">Zone in which days are counted.</param>
    public static TimeFacts Of(IReadOnlyList<(long Quarter, long Events)> quarters, long first, long last, long future, long past, bool hasClock, TimeZoneInfo zone)
    {
        var days = new List<(DateOnly Day, long Events)>();
        foreach (var (quarter, events) in quarters)
        {
            var day = DayOf(quarter, zone);
            if (days.Count > 0 && days[^1].Day == day)
                days[^1] = (day, days[^1].Events + events);
            else
                days.Add((day, events));
        }

        var (low, high) = Fences([.. days.Select(d => (double)d.Day.DayNumber)]);
        var near = days.Where(d => d.Day.DayNumber >= low && d.Day.DayNumber <= high).ToList();
        var (mainFirst, mainLast) = MainSpan(quarters, near, first, last, zone);
        var (all, silent, longest) = SilentDays.Of([.. near.Select(d => d.Day)]);
        var total = days.Sum(d => d.Events);
        return new TimeFacts(
            DateTimeOffset.FromUnixTimeMilliseconds(first), DateTimeOffset.FromUnixTimeMilliseconds(last), future,
            // A log of the nineties is old, not wrong.
            past * 2 > total ? 0 : past, total - near.Sum(d => d.Events), mainFirst, mainLast, all, silent, longest, hasClock);
    }

    /// <summary>From the first to the last event of the near days, to the quarter of an hour.</summary>
    static (DateTimeOffset First, DateTimeOffset Last) MainSpan(
        IReadOnlyList<(long Quarter, long Events)> quarters, List<(DateOnly Day, long Events)> near, long first, long last, TimeZoneInfo zone)
    {
        var main = quarters.Where(q => DayOf(q.Quarter, zone) is var day && day >= near[0].Day && day <= near[^1].Day).Select(q => q.Quarter * QuarterMilliseconds).ToList();
        return (DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(first, main[0])), DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(last, main[^1] + QuarterMilliseconds - 1)));
    }

    static DateOnly DayOf(long quarter, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(quarter * QuarterMilliseconds), zone).DateTime);

    /// <summary>Three interquartile ranges beyond the quartiles of the days that have events, at least a week: a single busy day moves nothing.</summary>
    static (double Low, double High) Fences(double[] days)
    {
        var (q1, q3) = (Quantiles.OfSorted(days, 0.25), Quantiles.OfSorted(days, 0.75));
        var reach = Math.Max(3 * (q3 - q1), 7);
        return (q1 - reach, q3 + reach);
    }
}
