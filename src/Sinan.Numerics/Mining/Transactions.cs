using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Mining;

/// <summary>Baskets of items, items as whole numbers 0 … Items − 1. Within a basket items are distinct; their order does not matter.</summary>
public sealed class Transactions
{
    readonly List<int> items = [];
    readonly List<int> ends = [];

    /// <summary>The last basket that each item was added to, counted from 1: tells repeats without a set.</summary>
    int[] lastBasket = new int[256];

    /// <summary>Number of baskets, empty ones included.</summary>
    public int Count => ends.Count;

    /// <summary>One more than the largest item.</summary>
    public int Items { get; private set; }

    /// <summary>Items of all baskets together.</summary>
    internal int Length => items.Count;

    /// <summary>Adds a basket; repeats of an item count once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An item is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> basket)
    {
        foreach (var item in basket)
            ArgumentOutOfRangeException.ThrowIfNegative(item, nameof(basket));
        var number = ends.Count + 1;
        foreach (var item in basket)
        {
            if (item >= lastBasket.Length)
                Array.Resize(ref lastBasket, Math.Max(item + 1, (int)Math.Min(2L * lastBasket.Length, Array.MaxLength)));
            if (lastBasket[item] == number)
                continue;
            lastBasket[item] = number;
            items.Add(item);
            Items = Math.Max(Items, item + 1);
        }

        ends.Add(items.Count);
    }

    public ReadOnlySpan<int> this[int basket] => CollectionsMarshal.AsSpan(items)[StartOf(basket)..ends[basket]];

    /// <summary>Position of a basket's first item among the items of all.</summary>
    internal int StartOf(int basket) => basket == 0 ? 0 : ends[basket - 1];

    /// <summary>In how many baskets each item is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] Counts()
    {
        var counts = new int[Items];
        foreach (var item in CollectionsMarshal.AsSpan(items))
            counts[item]++;
        return counts;
    }

    /// <summary>Gives every item another number.</summary>
    /// <param name="numbers">The new number of each item: 0 … Items − 1 in another order.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Renumber(ReadOnlySpan<int> numbers)
    {
        foreach (ref var item in CollectionsMarshal.AsSpan(items))
            item = numbers[item];
        // What was remembered of the last basket belongs to the old numbers.
        Array.Clear(lastBasket);
    }
}
