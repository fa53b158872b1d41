namespace Sinan.Numerics.Behavior;

/// <summary>When each value of a column came first, and how often it came.</summary>
/// <param name="TimesMs">By code: first event in ms since 1970-01-01 UTC; <see cref="long.MaxValue"/> for a value without events.</param>
/// <param name="Events">By code: events.</param>
/// <remarks>Only events within <see cref="BehaviorIndex.MainSpan"/> count, so that a wrong clock does not make a version old. O(events), one thread.</remarks>
public sealed record FirstUse(long[] TimesMs, long[] Events)
{
    /// <exception cref="ArgumentException">The column is not coded.</exception>
    public static FirstUse Of(BehaviorIndex index, BehaviorColumn column)
    {
        if (!column.IsCoded)
            throw new ArgumentException($"The column '{column.Name}' has no codes.", nameof(column));
        var (times, events) = (new long[column.Values], new long[column.Values]);
        Array.Fill(times, long.MaxValue);
        var (first, last) = (index.MainSpan.FirstMs, index.MainSpan.LastMs);
        for (long i = 0; i < index.Events; i++)
        {
            if (column.CodeAt(i) is not (>= 0 and var code) || index.TimeAt(i) is var time && (time < first || time > last))
                continue;
            times[code] = Math.Min(times[code], time);
            events[code]++;
        }

        return new FirstUse(times, events);
    }
}
