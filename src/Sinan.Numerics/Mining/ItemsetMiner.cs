namespace Sinan.Numerics.Mining;

/// <summary>Finds all sets of items that occur together often enough, exactly.</summary>
/// <remarks>Pattern growth (Han, Pei and Yin 2000) over prefix slices with occurrence deliver and merging of equal baskets
/// (Uno, Kiyomi and Arimura, LCM ver. 3, 2005). The first level runs in parallel; the answer does not depend on the number of threads.</remarks>
public static class ItemsetMiner
{
    /// <param name="transactions">Baskets.</param>
    /// <param name="minCount">Baskets a set must be in, at least 1.</param>
    /// <param name="maxLength">Largest set asked for.</param>
    /// <param name="threads">Worker threads; 0 = all processors.</param>
    /// <param name="cancellationToken">Stops between branches of the search.</param>
    public static FrequentItemsets Mine(
        Transactions transactions, int minCount, int maxLength = int.MaxValue, int threads = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);

        // Items are coded by falling frequency, so that the baskets' prefixes are alike and short branches hold the rare items.
        var counts = transactions.Counts();
        int[] itemOf = [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] >= minCount).OrderByDescending(i => counts[i]).ThenBy(i => i)];
        var codeOf = new int[counts.Length];
        Array.Fill(codeOf, -1);
        for (var code = 0; code < itemOf.Length; code++)
            codeOf[itemOf[code]] = code;

        var whole = new Projection();
        var basket = new List<int>();
        for (var t = 0; t < transactions.Count; t++)
        {
            basket.Clear();
            foreach (var item in transactions[t])
            {
                if (codeOf[item] >= 0)
                    basket.Add(codeOf[item]);
            }

            basket.Sort();
            whole.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(basket), 1);
        }

        var occurrences = whole.Occurrences(itemOf.Length);
        var found = new Branch[itemOf.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken };
        // Handed out one by one from the longest branches down, since these differ a thousandfold.
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(Enumerable.Range(0, itemOf.Length).Reverse(), System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering), parallel, code =>
        {
            var branch = new Branch(itemOf, minCount, maxLength);
            branch.Grow(whole, occurrences[code], code, counts[itemOf[code]]);
            found[code] = branch;
        });
        return Branch.Joined(transactions.Count, found);
    }
}
