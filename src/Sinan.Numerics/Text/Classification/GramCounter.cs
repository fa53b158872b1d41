using System.Numerics;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Counts the grams of one text after the other, in the order of their first occurrence, without allocating once it has grown.</summary>
sealed class GramCounter
{
    readonly List<TextGram> grams = [];
    // The number of a gram and the round in which it was written; a new text is a new round.
    (int Round, int Gram)[] table = new (int, int)[1 << 10];
    int round = 1;

    public ReadOnlySpan<TextGram> Grams => CollectionsMarshal.AsSpan(grams);

    public void Clear()
    {
        grams.Clear();
        round++;
    }

    public void Add(ulong hash, int start, int length)
    {
        if (grams.Count * 2 >= table.Length)
            Grow();
        var at = Find(hash);
        if (table[at].Round == round)
        {
            ref var gram = ref CollectionsMarshal.AsSpan(grams)[table[at].Gram];
            gram = gram with { Count = gram.Count + 1 };
            return;
        }

        table[at] = (round, grams.Count);
        grams.Add(new TextGram(hash, 1, start, length));
    }

    int Find(ulong hash)
    {
        var mask = table.Length - 1;
        var at = (int)hash & mask;
        while (table[at].Round == round && grams[table[at].Gram].Hash != hash)
            at = (at + 1) & mask;
        return at;
    }

    void Grow()
    {
        table = new (int, int)[(int)BitOperations.RoundUpToPowerOf2((uint)table.Length * 2)];
        for (var i = 0; i < grams.Count; i++)
            table[Find(grams[i].Hash)] = (round, i);
    }
}
