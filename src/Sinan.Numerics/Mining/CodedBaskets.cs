using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Mining;

/// <summary>Where a basket holds a code.</summary>
/// <param name="Start">Position of the basket's first code.</param>
/// <param name="At">Position of the code itself.</param>
readonly record struct Occurrence(int Start, int At);

/// <summary>Baskets cut down to their frequent items, these coded by falling frequency and ascending within a basket: what stands before a code is more frequent.</summary>
sealed class CodedBaskets
{
    const int BasketsAtOnce = 4096;

    readonly int[] codes;
    readonly Occurrence[] occurrences;
    readonly int[] offsets;

    /// <param name="transactions">All baskets.</param>
    /// <param name="minCount">Baskets an item must be in to be frequent.</param>
    /// <param name="parallel">Threads; the result does not depend on them.</param>
    public CodedBaskets(Transactions transactions, int minCount, ParallelOptions parallel)
    {
        var counts = transactions.Counts();
        ItemOf = [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] >= minCount)];
        Array.Sort(ItemOf, (a, b) => counts[a] != counts[b] ? counts[b].CompareTo(counts[a]) : a.CompareTo(b));
        var codeOf = new int[counts.Length];
        Array.Fill(codeOf, -1);
        offsets = new int[ItemOf.Length + 1];
        for (var code = 0; code < ItemOf.Length; code++)
        {
            codeOf[ItemOf[code]] = code;
            offsets[code + 1] = offsets[code] + counts[ItemOf[code]];
        }

        codes = new int[transactions.Length];
        occurrences = new Occurrence[offsets[^1]];
        var lengths = new int[transactions.Count];
        Parallel.For(0, (lengths.Length + BasketsAtOnce - 1) / BasketsAtOnce, parallel, part =>
            Code(transactions, codeOf, lengths, part * BasketsAtOnce, Math.Min(lengths.Length, (part + 1) * BasketsAtOnce)));
        Locate(transactions, lengths);
    }

    /// <summary>Items by code.</summary>
    public int[] ItemOf { get; }

    /// <summary>The baskets with a code, in their order.</summary>
    public ReadOnlySpan<Occurrence> Of(int code) => occurrences.AsSpan(offsets[code]..offsets[code + 1]);

    /// <summary>More frequent codes of the same basket.</summary>
    public ReadOnlySpan<int> Before(Occurrence occurrence) => codes.AsSpan(occurrence.Start, occurrence.At - occurrence.Start);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Code(Transactions transactions, int[] codeOf, int[] lengths, int from, int to)
    {
        for (var basket = from; basket < to; basket++)
        {
            var own = codes.AsSpan(transactions.StartOf(basket));
            var length = 0;
            foreach (var item in transactions[basket])
            {
                if (codeOf[item] >= 0)
                    own[length++] = codeOf[item];
            }

            own[..length].Sort();
            lengths[basket] = length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Locate(Transactions transactions, int[] lengths)
    {
        var next = offsets.AsSpan(..^1).ToArray();
        for (var basket = 0; basket < lengths.Length; basket++)
        {
            var start = transactions.StartOf(basket);
            for (var at = start; at < start + lengths[basket]; at++)
                occurrences[next[codes[at]]++] = new Occurrence(start, at);
        }
    }
}
