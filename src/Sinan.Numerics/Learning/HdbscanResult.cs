namespace Sinan.Numerics.Learning;

/// <summary>Dense groups found.</summary>
/// <param name="Rows">The rows they were found in.</param>
/// <param name="Labels">Group of each row, 0 …; −1 = noise.</param>
/// <param name="Probabilities">How surely a row belongs to its group, 0…1; 0 for noise.</param>
/// <param name="Clusters">Number of groups.</param>
/// <param name="TreeWeight">Sum of the edges of the minimum spanning tree under mutual reachability distance.</param>
public sealed record HdbscanResult(FeatureMatrix Rows, int[] Labels, double[] Probabilities, int Clusters, double TreeWeight) : IClusters
{
    /// <summary>Group of each row of any matrix with the same columns: that of its nearest row, the earlier one on a tie.</summary>
    public int[] Assign(FeatureMatrix rows, int threads = 0) => [.. Nearest(rows, threads).Select(n => Labels[n])];

    internal int[] Nearest(FeatureMatrix rows, int threads)
    {
        var nearest = new int[rows.Rows];
        Parallel.For(0, rows.Rows, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, i =>
        {
            var least = double.PositiveInfinity;
            for (var s = 0; s < Rows.Rows; s++)
            {
                var distance = Distance.Squared(rows.Row(i), Rows.Row(s));
                if (distance < least)
                    (nearest[i], least) = (s, distance);
            }
        });
        return nearest;
    }
}
