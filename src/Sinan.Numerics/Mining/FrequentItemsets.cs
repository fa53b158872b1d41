namespace Sinan.Numerics.Mining;

/// <summary>Sets of items and the number of baskets that hold each. Items within a set ascend.</summary>
public sealed class FrequentItemsets
{
    readonly int[] items;
    readonly int[] starts;
    readonly int[] counts;

    /// <param name="transactions">Number of baskets mined.</param>
    /// <param name="items">The sets one after another.</param>
    /// <param name="starts">Where each set begins; one longer than the number of sets.</param>
    /// <param name="counts">Baskets that hold each set.</param>
    internal FrequentItemsets(int transactions, int[] items, int[] starts, int[] counts) =>
        (Transactions, this.items, this.starts, this.counts) = (transactions, items, starts, counts);

    /// <summary>Baskets mined.</summary>
    public int Transactions { get; }

    /// <summary>Number of sets.</summary>
    public int Count => counts.Length;

    public ReadOnlySpan<int> ItemsOf(int set) => items.AsSpan(starts[set]..starts[set + 1]);

    /// <summary>Baskets that hold all items of the set.</summary>
    public int CountOf(int set) => counts[set];

    /// <summary>Sets of 1, 2, 3 … items.</summary>
    public int[] ByLength()
    {
        var byLength = new List<int>();
        for (var s = 0; s < Count; s++)
        {
            while (byLength.Count < starts[s + 1] - starts[s])
                byLength.Add(0);
            byLength[starts[s + 1] - starts[s] - 1]++;
        }

        return [.. byLength];
    }

    /// <summary>Only sets of which no larger set has the same count: they and their counts tell all the others.</summary>
    public FrequentItemsets Closed() => Without((set, subset) => counts[set] == counts[subset]);

    /// <summary>Only sets of which no larger set is frequent.</summary>
    public FrequentItemsets Maximal() => Without((_, _) => true);

    /// <summary>Drops every set that some set with one item more rules out.</summary>
    FrequentItemsets Without(Func<int, int, bool> rulesOut)
    {
        var ruledOut = new bool[Count];
        var index = new ItemsetIndex(this);
        for (var s = 0; s < Count; s++)
        {
            var whole = index.PrintOf(ItemsOf(s));
            foreach (var item in ItemsOf(s))
            {
                var subset = index.Find(whole - index.PrintOf(item));
                if (subset >= 0 && rulesOut(s, subset))
                    ruledOut[subset] = true;
            }
        }

        var (keptItems, keptStarts, keptCounts) = (new List<int>(), new List<int> { 0 }, new List<int>());
        for (var s = 0; s < Count; s++)
        {
            if (ruledOut[s])
                continue;
            keptItems.AddRange(ItemsOf(s));
            keptStarts.Add(keptItems.Count);
            keptCounts.Add(counts[s]);
        }

        return new FrequentItemsets(Transactions, [.. keptItems], [.. keptStarts], [.. keptCounts]);
    }
}
