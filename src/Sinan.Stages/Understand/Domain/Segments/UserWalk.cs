using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>The stretch of time that the log really covers: events far outside it are clock errors and do not count as recency or tenure.</summary>
/// <param name="FromMs">0.1 % of the users begin before.</param>
/// <param name="ToMs">0.1 % of the users end after.</param>
public readonly record struct TimeSpanOfLog(long FromMs, long ToMs)
{
    const long DayMs = 86_400_000;

    public static TimeSpanOfLog Of(BehaviorIndex index)
    {
        var (firsts, lasts) = (new List<double>(index.Users), new List<double>(index.Users));
        for (var user = 0; user < index.Users; user++)
        {
            var (from, to) = index.RangeOf(user);
            if (from == to)
                continue;
            firsts.Add(index.TimeAt(from));
            lasts.Add(index.TimeAt(to - 1));
        }

        if (firsts.Count == 0)
            return new TimeSpanOfLog(0, 0);
        // Below a thousand users the quantile would cut real ones; then the fences of Tukey at ten ranges find only the absurd.
        var (f, l) = (firsts.ToArray(), lasts.ToArray());
        var from0 = Math.Max(Quantiles.Of(f, 0.001), Quantiles.IqrFences(f, 10).Low - (30.0 * DayMs));
        var to0 = Math.Min(Quantiles.Of(l, 0.999), Quantiles.IqrFences(l, 10).High + (30.0 * DayMs));
        return f.Length < 1000
            ? new TimeSpanOfLog((long)Math.Max(Quantiles.Of(f, 0), Quantiles.IqrFences(f, 10).Low - (30.0 * DayMs)), (long)Math.Min(Quantiles.Of(l, 1), Quantiles.IqrFences(l, 10).High + (30.0 * DayMs)))
            : new TimeSpanOfLog((long)from0, (long)to0);
    }

    /// <summary>Whether a moment lies in the log, with a day to spare on both sides.</summary>
    public bool Holds(long ms) => ms >= FromMs - DayMs && ms <= ToMs + DayMs;
}

/// <summary>One pass over the events of one user.</summary>
sealed class UserWalk(FeatureSource source, LocalClock clock, TimeSpanOfLog span, OrderEvents orders)
{
    /// <summary>A pause that ends a session, as in most web analytics.</summary>
    const long PauseMs = 30 * 60_000;

    readonly int names = source.Index.EventNames.Count;

    public double[] Hours { get; } = new double[24];

    public double[] Weekdays { get; } = new double[7];

    public double[] CategoryEvents { get; } = new double[source.Categories.Count];

    public double[] EventCounts { get; } = new double[source.Index.EventNames.Count];

    public int Events { get; private set; }

    public int Sessions { get; private set; }

    public int ActiveDays { get; private set; }

    public int Orders { get; private set; }

    public double Value { get; private set; }

    public double ItemEvents { get; private set; }

    public double DurationSum { get; private set; }

    public int Durations { get; private set; }

    public long FirstMs { get; private set; }

    public long LastMs { get; private set; }

    /// <summary>Walks a user's events; false when none of them lies in the log's time.</summary>
    public bool Run(int user)
    {
        Clear();
        var index = source.Index;
        var (from, to) = index.RangeOf(user);
        var (lastMs, lastDay, hasOrdered) = (long.MinValue / 2, long.MinValue, false);
        for (var at = from; at < to; at++)
        {
            var ms = index.TimeAt(at);
            if (!span.Holds(ms))
                continue;
            if (Events++ == 0)
                FirstMs = ms;
            LastMs = ms;
            var local = clock.Local(ms);
            if (ms - lastMs > PauseMs)
            {
                Sessions++;
                Hours[LocalClock.HourOfDay(local)]++;
                Weekdays[LocalClock.Weekday(local)]++;
                hasOrdered = false;
            }

            lastMs = ms;
            if (LocalClock.Day(local) is var day && day != lastDay)
                (ActiveDays, lastDay) = (ActiveDays + 1, day);
            Count(at, index.EventAt(at), ref hasOrdered);
        }

        return Events > 0;
    }

    void Count(long at, int code, ref bool hasOrdered)
    {
        if (code < names)
            EventCounts[code]++;
        if (orders.IsOrder[code] || orders.IsReturn[code])
        {
            var value = source.ValueColumn?.NumberAt(at) ?? double.NaN;
            if (!double.IsNaN(value))
                Value += orders.IsReturn[code] ? -Math.Abs(value) : value;
            if (orders.IsOrder[code] && !hasOrdered)
                (Orders, hasOrdered) = (Orders + 1, true);
        }

        if (source.ItemColumn is { } items && items.CodeAt(at) is >= 0 and var item)
        {
            ItemEvents++;
            if (item < source.CategoryOfItem.Length && source.CategoryOfItem[item] is >= 0 and var category)
                CategoryEvents[category]++;
        }

        var duration = source.DurationColumn?.NumberAt(at) ?? double.NaN;
        if (duration > 0)
            (DurationSum, Durations) = (DurationSum + duration, Durations + 1);
    }

    void Clear()
    {
        (Events, Sessions, ActiveDays, Orders, Value, ItemEvents, DurationSum, Durations) = (0, 0, 0, 0, 0, 0, 0, 0);
        Array.Clear(Hours);
        Array.Clear(Weekdays);
        Array.Clear(CategoryEvents);
        Array.Clear(EventCounts);
    }
}
