using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Mining;

/// <summary>The rules of some sets: every way to split them into if and then that is sure enough.</summary>
sealed class RuleSearch(FrequentItemsets sets, ItemsetIndex index, double minConfidence, int mostThen)
{
    public List<AssociationRule> Found { get; } = [];

    public void Add(int set)
    {
        var items = sets.ItemsOf(set);
        if (items.Length < 2)
            return;
        Extend(items, sets.CountOf(set), index.PrintOf(items), UInt128.Zero, 0, 0, 0);
    }

    /// <summary>Moves one more item from if to then. A consequence that loses confidence only loses more when it grows (Agrawal and Srikant 1994).</summary>
    /// <param name="items">The whole set; all of its subsets are frequent and listed, so it has fewer than 32 items.</param>
    /// <param name="count">Baskets with all of them.</param>
    /// <param name="whole">Fingerprint of the set.</param>
    /// <param name="then">Fingerprint of the consequence so far.</param>
    /// <param name="mask">Positions of its items as bits.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="from">First position to move.</param>
    void Extend(ReadOnlySpan<int> items, int count, UInt128 whole, UInt128 then, uint mask, int size, int from)
    {
        if (size == items.Length - 1 || size >= mostThen)
            return;
        for (var i = from; i < items.Length; i++)
        {
            var print = then + index.PrintOf(items[i]);
            var ifCount = sets.CountOf(index.Find(whole - print));
            if (count < minConfidence * ifCount)
                continue;
            var thenCount = sets.CountOf(index.Find(print));
            var moved = mask | (1u << i);
            Found.Add(new AssociationRule(
                Pick(items, ~moved), Pick(items, moved), count, ifCount, thenCount, sets.Transactions, Hypergeometric.UpperTail(count, ifCount, thenCount, sets.Transactions), 1));
            Extend(items, count, whole, print, moved, size + 1, i + 1);
        }
    }

    static ImmutableArray<int> Pick(ReadOnlySpan<int> items, uint mask)
    {
        var picked = ImmutableArray.CreateBuilder<int>(items.Length - 1);
        for (var i = 0; i < items.Length; i++)
        {
            if ((mask >> i & 1) == 1)
                picked.Add(items[i]);
        }

        return picked.DrainToImmutable();
    }
}
