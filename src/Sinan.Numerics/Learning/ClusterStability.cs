using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>Would other users of the same kind have given the same groups? (Hennig 2007, by resampling.)</summary>
public static class ClusterStability
{
    public const int DefaultResamples = 50;

    /// <summary>For each resample (rows drawn with replacement) the clusters are found anew, all rows are placed in the new ones,
    /// and the result is compared with <paramref name="labels"/> by the adjusted Rand index.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="labels">The clusters in question.</param>
    /// <param name="clustering">How they are found; seeds differ by resample.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <param name="resamples">Resamples.</param>
    /// <param name="threads">Worker threads; 0 = all.</param>
    /// <param name="cancellationToken">Stops between resamples.</param>
    /// <returns>The index of each resample.</returns>
    public static double[] Resample(
        FeatureMatrix rows, int[] labels, Clustering clustering, long seed, int resamples = DefaultResamples, int threads = 0, CancellationToken cancellationToken = default)
    {
        var root = new SplitMix64(seed);
        var agreement = new double[resamples];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken };
        Parallel.For(0, resamples, parallel, r =>
        {
            var random = root.Fork(r);
            var drawn = new int[rows.Rows];
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = random.NextInt(rows.Rows);
            var fitted = clustering(rows.Take(drawn), (long)random.NextUInt64(), 1, cancellationToken);
            agreement[r] = Agreement.AdjustedRand(labels, fitted.Assign(rows, threads: 1));
        });
        return agreement;
    }
}
