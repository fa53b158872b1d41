using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>The time that a log is really about: without the few events that a wrong clock has put years away.</summary>
/// <param name="FirstMs">First event of the main part in ms since 1970-01-01 UTC.</param>
/// <param name="LastMs">Last event of the main part.</param>
/// <param name="Strays">Events outside, at most a hundredth of all.</param>
/// <param name="StrayHoursMs">Starts of the hours (UTC) that hold strays, ascending.</param>
/// <remarks>Strays lie further outside the central 99 % of the events than this central part is long. A log with strays in more than 4,096 hours has none: they are no accident.</remarks>
public sealed record MainSpan(long FirstMs, long LastMs, long Strays, ImmutableArray<long> StrayHoursMs)
{
    const int Sample = 1 << 18;
    const int MostStrayHours = 4096;
    const long Hour = 3_600_000;

    /// <summary>Reads a sample of the times, and all of them only when there are strays.</summary>
    internal static MainSpan Of(BehaviorIndex index)
    {
        var all = new MainSpan(index.BaseMs, index.LastMs, 0, []);
        if (index.Events == 0)
            return all;
        var step = Math.Max(1, index.Events / Sample);
        var sample = new long[(index.Events - 1) / step + 1];
        for (var i = 0; i < sample.Length; i++)
            sample[i] = index.TimeAt(i * step);
        Array.Sort(sample);
        var (low, high) = (sample[sample.Length / 200], sample[sample.Length - 1 - sample.Length / 200]);
        var (from, to) = (low - (high - low), high + (high - low));
        return index.BaseMs >= from && index.LastMs <= to ? all : Without(index, from, to) ?? all;
    }

    static MainSpan? Without(BehaviorIndex index, long from, long to)
    {
        var (first, last, strays) = (long.MaxValue, long.MinValue, 0L);
        var hours = new HashSet<long>();
        for (long i = 0; i < index.Events; i++)
        {
            var time = index.TimeAt(i);
            if (time >= from && time <= to)
            {
                first = Math.Min(first, time);
                last = Math.Max(last, time);
                continue;
            }

            strays++;
            hours.Add(Math.DivRem(time, Hour) is var (quotient, rest) && rest < 0 ? (quotient - 1) * Hour : quotient * Hour);
            if (hours.Count > MostStrayHours)
                return null;
        }

        return new MainSpan(first, last, strays, [.. hours.Order()]);
    }
}
