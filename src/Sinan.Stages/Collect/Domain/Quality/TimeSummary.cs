using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Summarises times: errors of the clock, days without events.</summary>
public static class TimeSummary
{
    static readonly double Year2000 = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <param name="times">Milliseconds since 1970, at least one; sorted by this call.</param>
    /// <param name="zone">Zone in which days are counted.</param>
    /// <param name="now">Later times are in the future.</param>
    /// <param name="hasClock">Times of day are there.</param>
    public static TimeFacts Of(Span<double> times, TimeZoneInfo zone, DateTimeOffset now, bool hasClock)
    {
        times.Sort();
        var (low, high) = Fences(Quantiles.OfSorted(times, 0.25), Quantiles.OfSorted(times, 0.75));
        var latest = now.ToUnixTimeMilliseconds();
        var isOld = Quantiles.OfSorted(times, 0.5) < Year2000;
        long future = 0, past = 0, far = 0;
        var days = new List<DateOnly>();
        var last = double.NaN;
        foreach (var time in times)
        {
            future += time > latest ? 1 : 0;
            past += !isOld && time < Year2000 ? 1 : 0;
            if (time < low || time > high)
            {
                far++;
                continue;
            }

            var quarter = Math.Floor(time / 900_000);
            if (quarter == last)
                continue;
            last = quarter;
            AddDay(days, DayOf((long)time, zone));
        }

        var (all, silent, longest) = SilentDays.Of(days);
        return new TimeFacts(
            DateTimeOffset.FromUnixTimeMilliseconds((long)times[0]), DateTimeOffset.FromUnixTimeMilliseconds((long)times[^1]), future, past, far, all, silent, longest, hasClock);
    }

    /// <summary>Three interquartile ranges beyond the quartiles, but never less than a day: a file of one hour has no far times.</summary>
    public static (double Low, double High) Fences(double q1, double q3)
    {
        var reach = Math.Max(3 * (q3 - q1), 86_400_000);
        return (q1 - reach, q3 + reach);
    }

    public static DateOnly DayOf(long time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone).DateTime);

    /// <summary>Adds a day to ascending days unless it is the last already.</summary>
    public static void AddDay(List<DateOnly> days, DateOnly day)
    {
        if (days.Count == 0 || days[^1] < day)
            days.Add(day);
    }
}
