using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>How to run k-means.</summary>
/// <param name="K">Number of clusters, 1 … rows.</param>
/// <param name="Restarts">Seedings tried; the one of least inertia is kept.</param>
/// <param name="MostIterations">Iterations a restart may take.</param>
/// <param name="Seed">Seed of the seedings.</param>
/// <param name="Threads">Worker threads; 0 = all processors. The answer is the same for any number.</param>
public sealed record KMeansOptions(int K, int Restarts = 16, int MostIterations = 300, long Seed = 1, int Threads = 0);

/// <summary>Clusters found by k-means.</summary>
/// <param name="Centers">K rows.</param>
/// <param name="Labels">Cluster of each row, 0 … K − 1.</param>
/// <param name="Inertia">Σ squared distance of each row to its centre.</param>
/// <param name="Iterations">Assignments made by the kept restart.</param>
public sealed record KMeansResult(FeatureMatrix Centers, int[] Labels, double Inertia, int Iterations) : IClusters
{
    /// <summary>Cluster of each row of any matrix with the same columns: the nearest centre, the lower number on a tie.</summary>
    public int[] Assign(FeatureMatrix rows, int threads = 0)
    {
        var labels = new int[rows.Rows];
        new Lloyd(rows, threads).Assign(Centers, labels);
        return labels;
    }
}

/// <summary>K-means: Lloyd's iterations (1982) from greedy k-means++ seedings (Arthur and Vassilvitskii 2007), empty clusters repaired.</summary>
public static class KMeans
{
    /// <summary>K-means as one way of clustering; seed and threads of the options are those of the call.</summary>
    public static Clustering By(KMeansOptions options) =>
        (rows, seed, threads, cancellationToken) => Fit(rows, options with { Seed = seed, Threads = threads }, cancellationToken);

    /// <exception cref="ArgumentException">K is not in 1 … rows, or a number is missing (NaN).</exception>
    public static KMeansResult Fit(FeatureMatrix rows, KMeansOptions options, CancellationToken cancellationToken = default)
    {
        Require(rows, options.K);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Restarts, nameof(options));
        var lloyd = new Lloyd(rows, options.Threads);
        var root = new SplitMix64(options.Seed);
        KMeansResult? best = null;
        for (var restart = 0; restart < options.Restarts; restart++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Greedy draws spread the centres, single ones vary them: together they miss fewer optima than either.
            var trials = restart % 2 == 0 ? 2 + (int)Math.Log(options.K) : 1;
            var centers = Seedings.PlusPlus(rows, options.K, trials, root.Fork(restart));
            var result = lloyd.Run(centers, options.MostIterations, cancellationToken);
            if (best is null || result.Inertia < best.Inertia)
                best = result;
        }

        return best!;
    }

    /// <summary>Lloyd's iterations from given rows as first centres, until no row changes its cluster.</summary>
    /// <exception cref="ArgumentException">No rows are given, or a number is missing (NaN).</exception>
    public static KMeansResult FitFrom(FeatureMatrix rows, ReadOnlySpan<int> firstCenters, int mostIterations = 300, int threads = 0)
    {
        Require(rows, firstCenters.Length);
        return new Lloyd(rows, threads).Run(rows.Take(firstCenters), mostIterations, default);
    }

    static void Require(FeatureMatrix rows, int k)
    {
        if (k < 1 || k > rows.Rows)
            throw new ArgumentException($"K must be in 1…{rows.Rows}, the number of rows. Got {k}.", nameof(rows));
        for (var i = 0; i < rows.Rows; i++)
        {
            foreach (var value in rows.Row(i))
            {
                if (!double.IsFinite(value))
                    throw new ArgumentException($"Row {i} holds a number that is missing or infinite: fill it first.", nameof(rows));
            }
        }
    }
}
