using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>HDBSCAN: groups of any shape where rows lie dense, the rest is noise (Campello, Moulavi and Sander 2013; groups chosen by excess of mass).</summary>
/// <remarks>O(rows² · columns) time, O(rows) memory.</remarks>
public static class Hdbscan
{
    /// <summary>HDBSCAN as one way of clustering; seed and threads of the options are those of the call.</summary>
    public static Clustering By(HdbscanOptions options) =>
        (rows, seed, threads, cancellationToken) => Fit(rows, options with { Seed = seed, Threads = threads }, cancellationToken);

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
        return new CondensedTree(tree, rows, options.LeastClusterSize).Label();
    }

    static HdbscanResult Sampled(FeatureMatrix rows, HdbscanOptions options, CancellationToken cancellationToken)
    {
        var picked = new SplitMix64(options.Seed).Sample(rows.Rows, options.MostExactRows);
        var sample = rows.Take(picked);
        // A sample is thinner: its groups shrink with it.
        var least = Math.Max(2, (int)((long)options.LeastClusterSize * options.MostExactRows / rows.Rows));
        var fitted = Fit(sample, options with { LeastClusterSize = least }, cancellationToken);
        var nearest = fitted.Nearest(rows, options.Threads);
        return fitted with
        {
            Rows = rows,
            Labels = [.. nearest.Select(n => fitted.Labels[n])],
            Probabilities = [.. nearest.Select(n => fitted.Probabilities[n])],
        };
    }
}
