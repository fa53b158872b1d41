using System.Runtime.InteropServices;

namespace Sinan.Numerics.Mining;

/// <summary>Where a basket of a projection holds an item.</summary>
/// <param name="Basket">Number of the basket.</param>
/// <param name="At">Position of the item in the projection's items.</param>
readonly record struct Occurrence(int Basket, int At);

/// <summary>Baskets cut down to the items that still matter, equal ones merged into one with a weight. Codes within a basket ascend.</summary>
sealed class Projection
{
    readonly List<int> items = [];
    readonly List<int> starts = [0];
    readonly List<int> weights = [];
    readonly Dictionary<int, int> byHash = [];

    public int StartOf(int basket) => starts[basket];

    public int WeightOf(int basket) => weights[basket];

    public ReadOnlySpan<int> Items => CollectionsMarshal.AsSpan(items);

    public void Clear()
    {
        items.Clear();
        starts.Clear();
        starts.Add(0);
        weights.Clear();
        byHash.Clear();
    }

    /// <summary>Adds a basket, or weight to the equal one that is there. Of several baskets with one hash the last is compared: a miss costs
    /// a merge, never exactness.</summary>
    public void Add(ReadOnlySpan<int> basket, int weight)
    {
        if (basket.IsEmpty)
            return;
        var hash = 17;
        foreach (var code in basket)
            hash = unchecked((hash * 486_187_739) + code + 1);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, hash, out var exists);
        if (exists && Items[starts[slot]..starts[slot + 1]].SequenceEqual(basket))
        {
            weights[slot] += weight;
            return;
        }

        slot = weights.Count;
        items.AddRange(basket);
        starts.Add(items.Count);
        weights.Add(weight);
    }

    /// <summary>For each code below <paramref name="codes"/>, the baskets that hold it.</summary>
    public Occurrence[][] Occurrences(int codes)
    {
        var counts = new int[codes];
        foreach (var code in items)
            counts[code]++;
        var lists = new Occurrence[codes][];
        for (var c = 0; c < codes; c++)
            lists[c] = new Occurrence[counts[c]];
        for (var b = 0; b < weights.Count; b++)
        {
            for (var at = starts[b]; at < starts[b + 1]; at++)
                lists[items[at]][^counts[items[at]]--] = new Occurrence(b, at);
        }

        return lists;
    }
}
