using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Decide.Domain;

/// <summary>The time that a ranking looks at. Single rows with a wrong clock do not stretch it.</summary>
/// <param name="StartMs">First moment of the data, milliseconds since 1970 UTC.</param>
/// <param name="SplitMs">First moment that counts as recent.</param>
/// <param name="EndMs">End, exclusive.</param>
sealed record Period(long StartMs, long SplitMs, long EndMs)
{
    public const long Day = 86_400_000;

    /// <summary>Recent days: thirty, or the last third of a shorter record.</summary>
    public int RecentDays => (int)((EndMs - SplitMs) / Day);

    public DateTimeOffset From => DateTimeOffset.FromUnixTimeMilliseconds(StartMs);

    public DateTimeOffset LastDay => DateTimeOffset.FromUnixTimeMilliseconds(EndMs - Day);

    /// <summary>Brings a count of the recent days to thirty days.</summary>
    public double ToMonth => 30.0 / Math.Max(1, RecentDays);

    public bool IsRecent(long timeMs) => timeMs >= SplitMs && timeMs < EndMs;

    public bool IsEarlier(long timeMs) => timeMs >= StartMs && timeMs < SplitMs;

    /// <summary>Whether there is an earlier part to compare with.</summary>
    public bool HasEarlier => SplitMs - StartMs >= 7 * Day;

    /// <summary>From the days that hold events: a day with under a twentieth of what the usual event's day holds is taken for a clock error at the ends.</summary>
    public static Period? Of(IEnumerable<long> timesMs)
    {
        var days = new SortedDictionary<long, int>();
        var total = 0L;
        foreach (var time in timesMs)
        {
            var day = Math.DivRem(time, Day).Quotient - (time < 0 && time % Day != 0 ? 1 : 0);
            days[day] = days.GetValueOrDefault(day) + 1;
            total++;
        }

        if (total == 0)
            return null;
        var (seen, usual) = (0L, 0);
        foreach (var count in days.Values.Order())
        {
            usual = count;
            if ((seen += count) * 2 >= total)
                break;
        }

        var solid = days.Where(d => d.Value * 20 >= usual).Select(d => d.Key).ToList();
        var (first, last) = (solid[0], solid[^1] + 1);
        var recent = last - first >= 45 ? 30 : Math.Max(1, (last - first) / 3);
        return new Period(first * Day, (last - recent) * Day, last * Day);
    }

    public static IEnumerable<long> TimesOf(BehaviorIndex index)
    {
        for (var at = 0L; at < index.Events; at++)
            yield return index.TimeAt(at);
    }
}
