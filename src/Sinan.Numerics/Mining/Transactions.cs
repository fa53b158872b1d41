namespace Sinan.Numerics.Mining;

/// <summary>Baskets of items, items as whole numbers 0 … Items − 1. Within a basket items are distinct; their order does not matter.</summary>
public sealed class Transactions
{
    readonly List<int> items = [];
    readonly List<int> ends = [];
    readonly HashSet<int> seen = [];

    /// <summary>Number of baskets, empty ones included.</summary>
    public int Count => ends.Count;

    /// <summary>One more than the largest item.</summary>
    public int Items { get; private set; }

    /// <summary>Adds a basket; repeats of an item count once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An item is negative.</exception>
    public void Add(ReadOnlySpan<int> basket)
    {
        seen.Clear();
        foreach (var item in basket)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(item, nameof(basket));
            if (!seen.Add(item))
                continue;
            items.Add(item);
            Items = Math.Max(Items, item + 1);
        }

        ends.Add(items.Count);
    }

    public ReadOnlySpan<int> this[int basket]
    {
        get
        {
            var start = basket == 0 ? 0 : ends[basket - 1];
            return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items)[start..ends[basket]];
        }
    }

    /// <summary>In how many baskets each item is.</summary>
    public int[] Counts()
    {
        var counts = new int[Items];
        foreach (var item in items)
            counts[item]++;
        return counts;
    }
}
