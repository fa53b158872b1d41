using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>The bounds of a question in time: a day means the whole day in the workspace's zone, a moment means itself.</summary>
public static class DayBounds
{
    static readonly string[] days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyyMMdd"];

    /// <summary>First moment that belongs to the period, in ms since 1970-01-01 UTC; null when the text is no date.</summary>
    public static long? From(string text, TimeZoneInfo zone) => Day(text) is { } day ? CalendarPeriods.MidnightOf(day, zone) : Moment(text, zone);

    /// <summary>First moment that no longer belongs: the end of the day, or the moment itself.</summary>
    public static long? To(string text, TimeZoneInfo zone) => Day(text) is { } day ? CalendarPeriods.MidnightOf(day.AddDays(1), zone) : Moment(text, zone);

    /// <summary>Both bounds; null where open.</summary>
    /// <returns>Problems: "understand.bad_date", "understand.empty_period".</returns>
    public static Outcome<(long? From, long? To)> Of(string? from, string? to, TimeZoneInfo zone)
    {
        var (fromMs, toMs) = (string.IsNullOrWhiteSpace(from) ? null : From(from, zone), string.IsNullOrWhiteSpace(to) ? null : To(to, zone));
        if (!string.IsNullOrWhiteSpace(from) && fromMs is null)
            return new Problem("understand.bad_date", ProblemKind.Invalid, Fact.Of("date", from));
        if (!string.IsNullOrWhiteSpace(to) && toMs is null)
            return new Problem("understand.bad_date", ProblemKind.Invalid, Fact.Of("date", to));
        return fromMs >= toMs ? new Problem("understand.empty_period", ProblemKind.Invalid, Fact.Of("from", from!), Fact.Of("to", to!)) : (fromMs, toMs);
    }

    static DateOnly? Day(string text) => DateOnly.TryParseExact(text.Trim(), days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static long? Moment(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out var moment))
            return null;
        if (moment.Kind == DateTimeKind.Utc)
            return new DateTimeOffset(moment).ToUnixTimeMilliseconds();
        return zone.IsInvalidTime(moment) ? null : new DateTimeOffset(moment, zone.GetUtcOffset(moment)).ToUnixTimeMilliseconds();
    }
}
