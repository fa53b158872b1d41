namespace Sinan.Numerics.Learning;

/// <summary>Clusters found in some rows, able to place other rows.</summary>
public interface IClusters
{
    /// <summary>Cluster of each row they were found in, 0 …; −1 = in none.</summary>
    int[] Labels { get; }

    /// <summary>Cluster of each row of any matrix with the same columns.</summary>
    int[] Assign(FeatureMatrix rows, int threads = 0);
}

/// <summary>A way of finding clusters.</summary>
/// <param name="rows">Rows, no missing values.</param>
/// <param name="seed">Seed of everything random in it.</param>
/// <param name="threads">Worker threads; 0 = all. The answer is the same for any number.</param>
/// <param name="cancellationToken">Stops it.</param>
public delegate IClusters Clustering(FeatureMatrix rows, long seed, int threads, CancellationToken cancellationToken);
