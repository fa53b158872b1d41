namespace Sinan.Numerics.Mining;

/// <summary>Finds all sets of items that occur together often enough, exactly.</summary>
/// <remarks>A branch of the search holds the sets with one rarest item. Its baskets are found by occurrence deliver (Uno, Kiyomi and Arimura, LCM, 2004); within it
/// every item is a row of bits over these baskets, and sets grow by intersecting rows (Zaki, Eclat, 2000), packed anew where few bits are left.
/// Branches run in parallel; the answer does not depend on the number of threads.</remarks>
public static class ItemsetMiner
{
    /// <param name="transactions">Baskets.</param>
    /// <param name="minCount">Baskets a set must be in, at least 1.</param>
    /// <param name="maxLength">Largest set asked for.</param>
    /// <param name="threads">Worker threads; 0 = all processors.</param>
    /// <param name="cancellationToken">Checked every 4096 sets.</param>
    public static FrequentItemsets Mine(
        Transactions transactions, int minCount, int maxLength = int.MaxValue, int threads = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        var workers = threads > 0 ? threads : Environment.ProcessorCount;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        var baskets = new CodedBaskets(transactions, minCount, parallel);

        var found = new (ItemsetBuffer Buffer, int From, int To)[baskets.ItemOf.Length];
        var next = found.Length;
        Parallel.For(0, workers, parallel, _ =>
        {
            // Branches differ a thousandfold: each worker takes the next one when it is done with its last, those with most items to add first.
            var search = new BranchSearch(baskets, minCount, maxLength, cancellationToken);
            for (var code = Interlocked.Decrement(ref next); code >= 0; code = Interlocked.Decrement(ref next))
            {
                var from = search.Found.Sets;
                search.Run(code);
                found[code] = (search.Found, from, search.Found.Sets);
            }
        });
        return ItemsetBuffer.Joined(transactions.Count, found);
    }
}
