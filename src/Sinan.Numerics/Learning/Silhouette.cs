using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>How much nearer each row is to its own cluster than to the next one (Rousseeuw 1987): −1…1, Euclidean distance.</summary>
public static class Silhouette
{
    /// <summary>Silhouette of every row; 0 for a row alone in its cluster. O(rows² · columns).</summary>
    /// <exception cref="ArgumentException">Labels do not fit the rows, or there are fewer than two clusters.</exception>
    public static double[] Values(FeatureMatrix rows, ReadOnlySpan<int> labels, int threads = 0)
    {
        if (labels.Length != rows.Rows)
            throw new ArgumentException($"There are {rows.Rows} rows but {labels.Length} labels.", nameof(labels));
        var of = labels.ToArray();
        var k = of.Length == 0 ? 0 : of.Max() + 1;
        var sizes = new int[k];
        foreach (var label in of)
            sizes[label]++;
        if (sizes.Count(s => s > 0) < 2)
            throw new ArgumentException("A silhouette needs at least two clusters.", nameof(labels));
        var values = new double[rows.Rows];
        Parallel.For(0, rows.Rows, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, i =>
        {
            Span<double> sums = k <= 64 ? stackalloc double[k] : new double[k];
            sums.Clear();
            for (var j = 0; j < rows.Rows; j++)
                sums[of[j]] += Math.Sqrt(Distance.Squared(rows.Row(i), rows.Row(j)));
            if (sizes[of[i]] == 1)
                return;
            var own = sums[of[i]] / (sizes[of[i]] - 1);
            var next = double.PositiveInfinity;
            for (var c = 0; c < sums.Length; c++)
            {
                if (c != of[i] && sizes[c] > 0)
                    next = Math.Min(next, sums[c] / sizes[c]);
            }

            var larger = Math.Max(own, next);
            values[i] = larger == 0 ? 0 : (next - own) / larger;
        });
        return values;
    }

    /// <summary>Mean silhouette of all rows.</summary>
    public static double Mean(FeatureMatrix rows, ReadOnlySpan<int> labels, int threads = 0) => Values(rows, labels, threads).Average();

    /// <summary>Mean silhouette where rows labelled −1 are in no cluster and count 0, as everything does below two clusters.</summary>
    public static double WithNoise(FeatureMatrix rows, ReadOnlySpan<int> labels, int threads = 0)
    {
        var values = ValuesWithNoise(rows, labels, threads);
        return values.Length == 0 ? 0 : values.Average();
    }

    /// <summary>Silhouette of every row, 0 for rows labelled −1; all 0 below two clusters.</summary>
    public static double[] ValuesWithNoise(FeatureMatrix rows, ReadOnlySpan<int> labels, int threads = 0)
    {
        var all = labels.ToArray();
        int[] kept = [.. Enumerable.Range(0, all.Length).Where(i => all[i] >= 0)];
        int[] of = [.. kept.Select(i => all[i])];
        var values = new double[all.Length];
        if (of.Distinct().Count() < 2)
            return values;
        var own = Values(rows.Take(kept), of, threads);
        for (var i = 0; i < kept.Length; i++)
            values[kept[i]] = own[i];
        return values;
    }

    /// <summary>Mean silhouette within a random sample of rows, for tables whose squared number of rows is too much.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="labels">Cluster of each.</param>
    /// <param name="sample">Rows to draw; all of them when there are no more.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="threads">Worker threads; 0 = all.</param>
    public static double Sampled(FeatureMatrix rows, ReadOnlySpan<int> labels, int sample, long seed, int threads = 0)
    {
        if (rows.Rows <= sample)
            return Mean(rows, labels, threads);
        var picked = new SplitMix64(seed).Sample(rows.Rows, sample);
        var of = new int[sample];
        for (var i = 0; i < sample; i++)
            of[i] = labels[picked[i]];
        return of.Distinct().Count() < 2 ? 0 : Mean(rows.Take(picked), of, threads);
    }
}
