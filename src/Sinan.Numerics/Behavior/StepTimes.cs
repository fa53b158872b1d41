using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>The times that users took from step to step, by group, and their medians.</summary>
sealed class StepTimes(int steps, int slots)
{
    /// <summary>A value is the group's slot above 40 bits of ticks, so that sorting brings groups together.</summary>
    const int TickBits = 40;
    const long TickMask = (1L << TickBits) - 1;

    readonly Run[] runs = [.. Enumerable.Range(0, steps).Select(_ => new Run())];

    /// <param name="step">Position of the step.</param>
    /// <param name="slot">Group.</param>
    /// <param name="ticks">Time from the step before; more than 2⁴⁰ ticks (34 years of milliseconds) count as that.</param>
    public void Add(int step, int slot, long ticks) => runs[step].Add(((long)slot << TickBits) | Math.Min(ticks, TickMask));

    public void Take(StepTimes other)
    {
        for (var k = 1; k < steps; k++)
            runs[k].Take(other.runs[k]);
    }

    /// <summary>Median seconds by step, of one group or, with a null slot, of all. Call for all first: the first group sorts.</summary>
    public ImmutableArray<double> Medians(int? slot, int unitMs)
    {
        var medians = new double[steps];
        medians[0] = double.NaN;
        Parallel.For(1, steps, k => medians[k] = (slot is { } one ? runs[k].MedianOf(one) : runs[k].Median(slots > 1)) * unitMs / 1000);
        return [.. medians];
    }

    /// <summary>The times of one step.</summary>
    sealed class Run
    {
        long[] values = [];
        int count;
        bool isSorted;

        public void Add(long value)
        {
            if (count == values.Length)
                Array.Resize(ref values, Math.Max(1024, 2 * count));
            values[count++] = value;
        }

        public void Take(Run other)
        {
            if (count == 0)
            {
                (values, count) = (other.values, other.count);
                return;
            }

            if (values.Length < count + other.count)
                Array.Resize(ref values, count + other.count);
            other.values.AsSpan(0, other.count).CopyTo(values.AsSpan(count));
            count += other.count;
        }

        public double Median(bool hasGroups)
        {
            if (!hasGroups)
                return Selection.Median(values.AsSpan(0, count));
            var ticks = new long[count];
            for (var i = 0; i < count; i++)
                ticks[i] = values[i] & TickMask;
            return Selection.Median(ticks);
        }

        public double MedianOf(int slot)
        {
            if (!isSorted)
                Array.Sort(values, 0, count);
            isSorted = true;
            var (from, to) = (FirstOf(slot), FirstOf(slot + 1));
            if (from == to)
                return double.NaN;
            var (low, high) = (values[(from + to - 1) / 2] & TickMask, values[(from + to) / 2] & TickMask);
            return low + (high - low) / 2.0;
        }

        int FirstOf(int slot)
        {
            var at = Array.BinarySearch(values, 0, count, (long)slot << TickBits);
            if (at < 0)
                return ~at;
            while (at > 0 && values[at - 1] == values[at])
                at--;
            return at;
        }
    }
}

/// <summary>Order statistics by selection.</summary>
static class Selection
{
    /// <summary>The middle value, or the mean of the two middle ones; NaN of nothing. Reorders the values.</summary>
    public static double Median(Span<long> values)
    {
        if (values.IsEmpty)
            return double.NaN;
        var middle = values.Length / 2;
        var high = Select(values, middle);
        if (values.Length % 2 == 1)
            return high;
        var low = long.MinValue;
        foreach (var value in values[..middle])
            low = Math.Max(low, value);
        return low + (high - low) / 2.0;
    }

    /// <summary>The value of a rank (from 0); smaller values end before it. Hoare's selection with the median of three as pivot.</summary>
    public static long Select(Span<long> values, int rank)
    {
        var (lo, hi) = (0, values.Length - 1);
        while (lo < hi)
        {
            var (a, b, c) = (values[lo], values[(lo + hi) >>> 1], values[hi]);
            var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            var (i, j) = (lo, hi);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (rank <= j)
                hi = j;
            else if (rank >= i)
                lo = i;
            else
                break;
        }

        return values[rank];
    }
}
