using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Draws numbers with given weights in constant time (Walker 1977; built as in Vose 1991).</summary>
sealed class AliasTable
{
    readonly uint[] bounds;
    readonly int[] others;

    /// <param name="weights">One or more, each positive.</param>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        (bounds, others) = (new uint[weights.Length], new int[weights.Length]);
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var (shares, small, large) = (new double[weights.Length], new Stack<int>(), new Stack<int>());
        for (var i = 0; i < weights.Length; i++)
        {
            shares[i] = weights[i] / total * weights.Length;
            (shares[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            (bounds[less], others[less]) = ((uint)(shares[less] * uint.MaxValue), more);
            shares[more] -= 1 - shares[less];
            (shares[more] < 1 ? small : large).Push(more);
        }

        // What is left has a share of one but for rounding.
        foreach (var whole in small.Concat(large))
            (bounds[whole], others[whole]) = (uint.MaxValue, whole);
    }

    /// <summary>One number of 64 random bits: the upper half chooses a place, the lower half between its two numbers.</summary>
    public int Draw(SplitMix64 random)
    {
        var bits = random.NextUInt64();
        var place = (int)(((bits >> 32) * (ulong)bounds.Length) >> 32);
        return (uint)bits <= bounds[place] ? place : others[place];
    }
}
