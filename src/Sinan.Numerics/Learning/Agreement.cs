namespace Sinan.Numerics.Learning;

/// <summary>How far two groupings of the same rows agree, whatever the groups are called.</summary>
public static class Agreement
{
    /// <summary>Adjusted Rand index (Hubert and Arabie 1985): 1 = equal groupings, 0 = as by chance.</summary>
    public static double AdjustedRand(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var table = new Contingency(a, b);
        var (both, first, second) = (0.0, 0.0, 0.0);
        foreach (var count in table.Cells.Values)
            both += Pairs(count);
        foreach (var count in table.First.Values)
            first += Pairs(count);
        foreach (var count in table.Second.Values)
            second += Pairs(count);
        var chance = a.Length < 2 ? 0 : first * second / Pairs(a.Length);
        var most = (first + second) / 2;
        // Both groupings are trivial (one group, or all rows alone): they are the same.
        return most == chance ? 1 : (both - chance) / (most - chance);
    }

    /// <summary>Normalised mutual information with the arithmetic mean of the entropies: 1 = equal, 0 = independent.</summary>
    public static double NormalizedMutualInformation(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var table = new Contingency(a, b);
        var n = (double)a.Length;
        var (first, second) = (Entropy(table.First.Values, n), Entropy(table.Second.Values, n));
        var mutual = 0.0;
        foreach (var ((x, y), count) in table.Cells)
            mutual += count / n * Math.Log(count * n / ((double)table.First[x] * table.Second[y]));
        return first + second == 0 ? 1 : 2 * Math.Max(0, mutual) / (first + second);
    }

    static double Entropy(IEnumerable<long> counts, double n)
    {
        var entropy = 0.0;
        foreach (var count in counts)
            entropy -= count / n * Math.Log(count / n);
        return entropy;
    }

    static double Pairs(long count) => count * (count - 1.0) / 2;

    /// <summary>Counts of label pairs. Sorted, so that sums do not depend on hashing.</summary>
    readonly ref struct Contingency
    {
        public Contingency(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
        {
            if (a.Length != b.Length)
                throw new ArgumentException($"Both groupings must be of the same rows. Got {a.Length} and {b.Length}.", nameof(b));
            for (var i = 0; i < a.Length; i++)
            {
                Cells[(a[i], b[i])] = Cells.GetValueOrDefault((a[i], b[i])) + 1;
                First[a[i]] = First.GetValueOrDefault(a[i]) + 1;
                Second[b[i]] = Second.GetValueOrDefault(b[i]) + 1;
            }
        }

        public SortedDictionary<(int A, int B), long> Cells { get; } = [];

        public SortedDictionary<int, long> First { get; } = [];

        public SortedDictionary<int, long> Second { get; } = [];
    }
}
