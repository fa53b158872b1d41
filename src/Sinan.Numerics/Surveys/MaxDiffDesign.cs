using System.Collections.Immutable;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Surveys;

/// <summary>Which items are shown together: every item as often as every other, and pairs as evenly as the numbers allow.</summary>
public static class MaxDiffDesign
{
    const int Restarts = 40;

    /// <param name="items">Number of items.</param>
    /// <param name="perSet">Items a set, 2 … <paramref name="items"/>.</param>
    /// <param name="sets">Sets, at least 1.</param>
    /// <param name="seed">Same seed, same design.</param>
    /// <returns>Sets of item numbers in random order. How often items are shown differs by at most 1; of 40 searches the design with the most even pairs is taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The numbers do not fit each other.</exception>
    public static ImmutableArray<ImmutableArray<int>> Make(int items, int perSet, int sets, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perSet, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perSet, items);
        ArgumentOutOfRangeException.ThrowIfLessThan(sets, 1);
        var root = new SplitMix64(seed);
        var (best, least) = (Array.Empty<int[]>(), long.MaxValue);
        for (var restart = 0; restart < Restarts; restart++)
        {
            var random = root.Fork(restart);
            var pairs = new int[items, items];
            var design = Build(perSet, sets, pairs, random);
            while (Improve(design, pairs))
            {
            }

            // Their sum is fixed, so the sum of squares is least where the pairs are most even.
            var squares = 0L;
            foreach (var count in pairs)
                squares += (long)count * count;
            if (squares < least)
                (best, least) = (design, squares);
        }

        foreach (var set in best)
            root.Shuffle<int>(set);
        return [.. best.Select(set => set.ToImmutableArray())];
    }

    /// <summary>Fills each set with the items shown least so far; among equals with the one that met the others of the set least often.</summary>
    static int[][] Build(int perSet, int sets, int[,] pairs, SplitMix64 random)
    {
        var shown = new int[pairs.GetLength(0)];
        var order = Enumerable.Range(0, shown.Length).ToArray();
        var design = new int[sets][];
        for (var s = 0; s < sets; s++)
        {
            var set = new List<int>(perSet);
            while (set.Count < perSet)
            {
                random.Shuffle<int>(order);
                var next = order.Where(i => !set.Contains(i)).MinBy(i => (shown[i], set.Sum(j => pairs[i, j])));
                foreach (var other in set)
                    pairs[next, other] = ++pairs[other, next];
                shown[next]++;
                set.Add(next);
            }

            design[s] = [.. set];
        }

        return design;
    }

    /// <summary>Exchanges items between two sets wherever that evens the pairs out; how often items are shown stays. False when nothing was gained.</summary>
    static bool Improve(int[][] design, int[,] pairs)
    {
        var gained = false;
        for (var s = 0; s < design.Length; s++)
        {
            for (var t = s + 1; t < design.Length; t++)
            {
                for (var i = 0; i < design[s].Length; i++)
                {
                    for (var j = 0; j < design[t].Length; j++)
                        gained |= TryExchange(design[s], i, design[t], j, pairs);
                }
            }
        }

        return gained;
    }

    static bool TryExchange(int[] first, int i, int[] second, int j, int[,] pairs)
    {
        var (a, b) = (first[i], second[j]);
        if (first.Contains(b) || second.Contains(a))
            return false;
        var change = Replace(first, i, b, pairs) + Replace(second, j, a, pairs);
        if (change < 0)
            return true;
        Replace(first, i, a, pairs);
        Replace(second, j, b, pairs);
        return false;
    }

    /// <summary>Puts another item in a place of a set; the change of the sum of squares.</summary>
    static int Replace(int[] set, int place, int item, int[,] pairs)
    {
        var change = 0;
        for (var k = 0; k < set.Length; k++)
        {
            if (k == place)
                continue;
            change += 1 - (2 * pairs[set[place], set[k]]);
            pairs[set[place], set[k]] = --pairs[set[k], set[place]];
            change += 1 + (2 * pairs[item, set[k]]);
            pairs[item, set[k]] = ++pairs[set[k], item];
        }

        set[place] = item;
        return change;
    }
}
