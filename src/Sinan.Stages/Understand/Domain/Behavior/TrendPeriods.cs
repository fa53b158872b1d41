using System.Collections.Immutable;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>One period of a trend.</summary>
/// <param name="Edge">Its place among the edges asked of the index.</param>
/// <param name="StartMs">Calendar start in ms since 1970-01-01 UTC.</param>
/// <param name="IsPartial">The log or the question covers it only in part.</param>
/// <param name="IsStray">It holds only events that wrong clocks have put there.</param>
public readonly record struct TrendPeriod(int Edge, long StartMs, bool IsPartial, bool IsStray);

/// <summary>The periods a trend is asked for: all of the main part of the log, and single ones where wrong clocks have put events, without the empty years between.</summary>
/// <param name="Edges">Starts for the index, ascending, with the end of the last.</param>
/// <param name="Kept">The periods to show; what lies between strays and the log is not.</param>
public sealed record TrendPeriods(ImmutableArray<long> Edges, ImmutableArray<TrendPeriod> Kept)
{
    /// <param name="index">Events.</param>
    /// <param name="unit">Length of a period.</param>
    /// <param name="from">First moment asked for; null = since the beginning.</param>
    /// <param name="to">End of the time asked for, exclusive.</param>
    /// <param name="zone">Zone of the calendar.</param>
    /// <returns>Null when no time is left.</returns>
    public static TrendPeriods? Of(BehaviorIndex index, PeriodUnit unit, long? from, long? to, TimeZoneInfo zone)
    {
        var main = index.MainSpan;
        var (first, last) = (from is { } f ? Math.Max(f, index.BaseMs) : main.FirstMs, to is { } t ? Math.Min(t - 1, index.LastMs) : main.LastMs);
        if (first > last)
            return null;
        var starts = CalendarPeriods.Starts(unit, first, last, zone);
        var ends = new SortedDictionary<long, (long End, bool IsStray)>();
        foreach (var hour in main.StrayHoursMs.Where(h => (from is null && h < main.FirstMs) || (to is null && h > main.LastMs)))
        {
            // A stray hour may lie across two short periods.
            var around = CalendarPeriods.Starts(unit, hour, hour + 3_599_999, zone);
            for (var p = 0; p + 1 < around.Length; p++)
                ends[around[p]] = (around[p + 1], true);
        }

        for (var p = 0; p + 1 < starts.Length; p++)
            ends[starts[p]] = (starts[p + 1], false);

        var (edges, kept) = (ImmutableArray.CreateBuilder<long>(), ImmutableArray.CreateBuilder<TrendPeriod>());
        foreach (var (start, (end, isStray)) in ends)
        {
            // The first and the last period are cut where the question begins and ends.
            var (cutStart, cutEnd) = (Math.Max(start, from ?? long.MinValue), Math.Min(end, to ?? long.MaxValue));
            if (edges.Count == 0 || edges[^1] < cutStart)
                edges.Add(cutStart);
            kept.Add(new TrendPeriod(edges.Count - 1, start, isStray || cutStart > start || cutEnd < end || !Covers(main, start, end), isStray));
            edges.Add(cutEnd);
        }

        return new TrendPeriods(edges.ToImmutable(), kept.ToImmutable());
    }

    /// <summary>Whether the log covers a period whole: it may begin and end a hundredth inside, for nobody acts exactly at midnight.</summary>
    internal static bool Covers(MainSpan main, long start, long end) => main.FirstMs - start <= (end - start) / 100 && end - main.LastMs <= (end - start) / 100;
}
