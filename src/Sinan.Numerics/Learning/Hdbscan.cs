using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>HDBSCAN: groups of any shape where rows lie dense, the rest is noise (Campello, Moulavi and Sander 2013; groups chosen by excess of mass).</summary>
/// <remarks>O(rows² · columns) time, O(rows) memory.</remarks>
public static class Hdbscan
{
    /// <exception cref="ArgumentException">There are fewer rows than neighbours asked for, or sizes are not positive.</exception>
    public static HdbscanResult Fit(FeatureMatrix rows, HdbscanOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LeastClusterSize, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Neighbours, nameof(options));
        if (rows.Rows <= options.Neighbours)
            throw new ArgumentException($"There must be more rows than the {options.Neighbours} neighbours asked for. Got {rows.Rows}.", nameof(rows));
        if (rows.Rows > options.MostExactRows)
            return Sampled(rows, options, cancellationToken);
        var tree = SpanningTree.Of(rows, options.Neighbours, options.Threads, cancellationToken);
        return new CondensedTree(tree, rows.Rows, options.LeastClusterSize).Label();
    }

    static HdbscanResult Sampled(FeatureMatrix rows, HdbscanOptions options, CancellationToken cancellationToken)
    {
        var picked = new SplitMix64(options.Seed).Sample(rows.Rows, options.MostExactRows);
        var sample = rows.Take(picked);
        // A sample is thinner: its groups shrink with it.
        var least = Math.Max(2, (int)((long)options.LeastClusterSize * options.MostExactRows / rows.Rows));
        var fitted = Fit(sample, options with { LeastClusterSize = least }, cancellationToken);
        var (labels, probabilities) = (new int[rows.Rows], new double[rows.Rows]);
        Parallel.For(0, rows.Rows, new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1, CancellationToken = cancellationToken }, i =>
        {
            var (nearest, distance) = (0, double.PositiveInfinity);
            for (var s = 0; s < sample.Rows; s++)
            {
                var d = Distance.Squared(rows.Row(i), sample.Row(s));
                if (d < distance)
                    (nearest, distance) = (s, d);
            }

            (labels[i], probabilities[i]) = (fitted.Labels[nearest], fitted.Probabilities[nearest]);
        });
        return new HdbscanResult(labels, probabilities, fitted.Clusters, fitted.TreeWeight);
    }
}
