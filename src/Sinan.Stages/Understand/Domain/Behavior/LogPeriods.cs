using System.Collections.Immutable;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Whole calendar periods, one behind the other, over the main part of a log or over what is asked of it.</summary>
/// <param name="StartsMs">Starts in ms since 1970-01-01 UTC, and the end of the last.</param>
/// <param name="Main">The main part of the log.</param>
public sealed record LogPeriods(ImmutableArray<long> StartsMs, MainSpan Main)
{
    public int Count => StartsMs.Length - 1;

    /// <param name="index">Events.</param>
    /// <param name="unit">Length of a period.</param>
    /// <param name="from">First moment asked for; null = since the beginning. The period that holds it is asked for whole.</param>
    /// <param name="to">End of the time asked for, exclusive.</param>
    /// <param name="zone">Zone of the calendar.</param>
    /// <returns>Null when no time is left.</returns>
    public static LogPeriods? Of(BehaviorIndex index, PeriodUnit unit, long? from, long? to, TimeZoneInfo zone)
    {
        var main = index.MainSpan;
        var (first, last) = (Math.Max(from ?? long.MinValue, main.FirstMs), Math.Min((to ?? long.MaxValue) - 1, main.LastMs));
        return first > last ? null : new LogPeriods(CalendarPeriods.Starts(unit, first, last, zone), main);
    }

    public DateTimeOffset Start(int period) => DateTimeOffset.FromUnixTimeMilliseconds(StartsMs[period]);

    /// <summary>The log covers the period only in part.</summary>
    public bool IsPartial(int period) => !TrendPeriods.Covers(Main, StartsMs[period], StartsMs[period + 1]);

    /// <summary>The period that the log covers whole and that lies last; the very last when there is none.</summary>
    public int LastWhole => Enumerable.Range(0, Count).LastOrDefault(p => !IsPartial(p), Count - 1);

    /// <summary>The last whole periods, or the very last one when there is none.</summary>
    public LogPeriods LastWholes(int most)
    {
        var first = Enumerable.Range(0, LastWhole).FirstOrDefault(p => !IsPartial(p), LastWhole);
        return this with { StartsMs = StartsMs[Math.Max(first, LastWhole + 1 - most)..(LastWhole + 2)] };
    }
}
