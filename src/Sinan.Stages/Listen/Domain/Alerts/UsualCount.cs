using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>What is usual, as people say it: a count with one decimal, or for rare things how often one comes ("one in 40 days").</summary>
public static class UsualCount
{
    /// <summary>Below, a fraction of a comment says less than the time between two.</summary>
    const double LeastCount = 0.5;

    const double HoursTold = 48, DaysTold = 365 * 24;

    /// <summary>What was to be expected of an alert; for a series from outside the number itself.</summary>
    public static Fact Of(string name, FeedbackAlert alert) => alert.Series.Kind == SeriesName.External
        ? Fact.Decimal(name, alert.Expected)
        : Of(name, alert.Expected, alert.Interval, alert.Since, alert.Time);

    /// <param name="name">Name of the fact.</param>
    /// <param name="expected">Comments to be expected from the first to the last period together, ≥ 0.</param>
    /// <param name="interval">"hour", "day" or "week".</param>
    /// <param name="first">Start of the first period.</param>
    /// <param name="last">Start of the last period.</param>
    public static Fact Of(string name, double expected, string interval, DateTimeOffset first, DateTimeOffset last) =>
        Of(name, expected, interval, 1 + Math.Round((last - first).TotalHours / Hours(interval)));

    /// <param name="name">Name of the fact.</param>
    /// <param name="expected">Comments to be expected of all these periods together, ≥ 0.</param>
    /// <param name="interval">"hour", "day" or "week".</param>
    /// <param name="periods">Periods, ≥ 1.</param>
    public static Fact Of(string name, double expected, string interval, double periods)
    {
        if (expected >= LeastCount)
            return Fact.Decimal(name, Math.Round(expected, 1));
        return Fact.Of(name, (periods * Hours(interval) / expected) switch
        {
            <= HoursTold and var hours => new Phrase("listen.alert.usual.hours", Fact.Count("n", Math.Round(hours))),
            <= DaysTold and var hours => new Phrase("listen.alert.usual.days", Fact.Count("n", Math.Round(hours / 24))),
            _ => new Phrase("listen.alert.usual.year"),
        });
    }

    static double Hours(string interval) => interval switch { "hour" => 1, "day" => 24, _ => 168 };
}
