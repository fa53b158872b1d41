namespace Sinan.Numerics.Text;

/// <summary>Disjoint sets of numbers; the least member stands for its set.</summary>
/// <remarks>Source: Tarjan and van Leeuwen 1984, path halving.</remarks>
sealed class DisjointSets(int count)
{
    readonly int[] parents = [.. Enumerable.Range(0, count)];

    public int RootOf(int item)
    {
        while (parents[item] != item)
            item = parents[item] = parents[parents[item]];
        return item;
    }

    public void Join(int a, int b)
    {
        (a, b) = (RootOf(a), RootOf(b));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
