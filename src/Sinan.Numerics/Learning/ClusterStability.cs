using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>Would other users of the same kind have given the same groups? (Hennig 2007, by resampling.)</summary>
public static class ClusterStability
{
    public const int DefaultResamples = 50;

    /// <summary>For each resample (rows drawn with replacement) the clusters are found anew, all rows are put to the nearest new centre,
    /// and the result is compared with <paramref name="labels"/> by the adjusted Rand index.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="labels">The clusters in question.</param>
    /// <param name="options">How they are found; restart seeds differ by resample.</param>
    /// <param name="resamples">Resamples.</param>
    /// <param name="cancellationToken">Stops between resamples.</param>
    /// <returns>The index of each resample.</returns>
    public static double[] Resample(
        FeatureMatrix rows, int[] labels, KMeansOptions options, int resamples = DefaultResamples, CancellationToken cancellationToken = default)
    {
        var root = new SplitMix64(options.Seed);
        var agreement = new double[resamples];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1, CancellationToken = cancellationToken };
        Parallel.For(0, resamples, parallel, r =>
        {
            var random = root.Fork(r);
            var drawn = new int[rows.Rows];
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = random.NextInt(rows.Rows);
            var fitted = KMeans.Fit(rows.Take(drawn), options with { Seed = (long)random.NextUInt64(), Threads = 1 }, cancellationToken);
            agreement[r] = Agreement.AdjustedRand(labels, fitted.Assign(rows, threads: 1));
        });
        return agreement;
    }
}
