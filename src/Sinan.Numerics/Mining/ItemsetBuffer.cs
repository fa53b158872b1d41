using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Mining;

/// <summary>Sets found by one worker, one after another.</summary>
sealed class ItemsetBuffer
{
    int[] items = new int[1024];
    int[] counts = new int[256];
    int[] ends = new int[256];
    int itemCount;

    public int Sets { get; private set; }

    /// <summary>Adds a set; its items are put in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> set, int count)
    {
        if (items.Length - itemCount < set.Length)
            Array.Resize(ref items, (2 * items.Length) + set.Length);
        if (Sets == counts.Length)
        {
            Array.Resize(ref counts, 2 * Sets);
            Array.Resize(ref ends, 2 * Sets);
        }

        // Sets are short: insertion is the fastest way to sort them.
        var from = itemCount;
        foreach (var item in set)
        {
            var at = itemCount++;
            for (; at > from && items[at - 1] > item; at--)
                items[at] = items[at - 1];
            items[at] = item;
        }

        ends[Sets] = itemCount;
        counts[Sets++] = count;
    }

    /// <summary>Parts of buffers, one after another.</summary>
    public static FrequentItemsets Joined(int transactions, IReadOnlyList<(ItemsetBuffer Buffer, int From, int To)> parts)
    {
        var items = new int[parts.Sum(p => p.Buffer.StartOf(p.To) - p.Buffer.StartOf(p.From))];
        var counts = new int[parts.Sum(p => p.To - p.From)];
        var starts = new int[counts.Length + 1];
        var (at, set) = (0, 0);
        foreach (var (buffer, from, to) in parts)
        {
            var (first, last) = (buffer.StartOf(from), buffer.StartOf(to));
            buffer.items.AsSpan(first..last).CopyTo(items.AsSpan(at));
            buffer.counts.AsSpan(from..to).CopyTo(counts.AsSpan(set));
            for (var s = from; s < to; s++)
                starts[++set] = at + buffer.ends[s] - first;
            at += last - first;
        }

        return new FrequentItemsets(transactions, items, starts, counts);
    }

    int StartOf(int set) => set == 0 ? 0 : ends[set - 1];
}
