namespace Sinan.Numerics.Mining;

/// <summary>All frequent sets whose rarest item is given: one branch of the search, with its own memory.</summary>
sealed class Branch(int[] itemOf, int minCount, int maxLength)
{
    readonly List<int> items = [];
    readonly List<int> starts = [0];
    readonly List<int> counts = [];
    readonly List<int> current = [];
    readonly List<int> basket = [];

    /// <summary>Reports the current set with <paramref name="code"/> and grows it by every more frequent item.</summary>
    /// <param name="from">Baskets that hold the set without the code.</param>
    /// <param name="occurrences">Where they hold the code.</param>
    /// <param name="code">The item to add.</param>
    /// <param name="count">Baskets that hold the grown set.</param>
    public void Grow(Projection from, ReadOnlySpan<Occurrence> occurrences, int code, int count)
    {
        current.Add(itemOf[code]);
        Report(count);
        if (current.Count < maxLength && code > 0)
        {
            var support = new int[code];
            var all = from.Items;
            foreach (var (holder, at) in occurrences)
            {
                var weight = from.WeightOf(holder);
                foreach (var other in all[from.StartOf(holder)..at])
                    support[other] += weight;
            }

            var frequent = 0;
            foreach (var s in support)
                frequent += s >= minCount ? 1 : 0;
            if (frequent > 0)
                Descend(from, occurrences, support, frequent);
        }

        current.RemoveAt(current.Count - 1);
    }

    void Descend(Projection from, ReadOnlySpan<Occurrence> occurrences, int[] support, int frequent)
    {
        if (frequent == 1 || current.Count + 1 == maxLength)
        {
            for (var other = 0; other < support.Length; other++)
            {
                if (support[other] < minCount)
                    continue;
                current.Add(itemOf[other]);
                Report(support[other]);
                current.RemoveAt(current.Count - 1);
            }

            return;
        }

        var below = new Projection();
        var all = from.Items;
        foreach (var (holder, at) in occurrences)
        {
            basket.Clear();
            foreach (var other in all[from.StartOf(holder)..at])
            {
                if (support[other] >= minCount)
                    basket.Add(other);
            }

            below.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(basket), from.WeightOf(holder));
        }

        var lists = below.Occurrences(support.Length);
        for (var other = 0; other < support.Length; other++)
        {
            if (support[other] >= minCount)
                Grow(below, lists[other], other, support[other]);
        }
    }

    void Report(int count)
    {
        var start = items.Count;
        items.AddRange(current);
        items.Sort(start, items.Count - start, null);
        starts.Add(items.Count);
        counts.Add(count);
    }

    /// <summary>All branches one after another.</summary>
    public static FrequentItemsets Joined(int transactions, Branch[] branches)
    {
        var items = new int[branches.Sum(b => b.items.Count)];
        var starts = new int[branches.Sum(b => b.counts.Count) + 1];
        var counts = new int[starts.Length - 1];
        var (at, set) = (0, 0);
        foreach (var branch in branches)
        {
            branch.items.CopyTo(items, at);
            branch.counts.CopyTo(counts, set);
            for (var s = 0; s < branch.counts.Count; s++)
                starts[set + s + 1] = at + branch.starts[s + 1];
            at += branch.items.Count;
            set += branch.counts.Count;
        }

        return new FrequentItemsets(transactions, items, starts, counts);
    }
}
