using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Makes themes of clusters: small ones are dissolved, far points left out, the largest comes first.</summary>
static class ThemeCut
{
    public static (float[] Centroids, int[] Labels) Cut(float[] points, int rank, SphericalKMeans clusters, ThemeOptions options)
    {
        var (count, labels, centroids) = (clusters.Labels.Length, clusters.Labels.ToArray(), clusters.Centroids);
        var least = options.LeastSize ?? Math.Max(5, count / 500);
        var sizes = new int[centroids.Length / rank];
        foreach (var label in labels)
        {
            if (label >= 0)
                sizes[label]++;
        }

        var kept = Enumerable.Range(0, sizes.Length).Where(c => sizes[c] >= least).ToArray();
        for (var i = 0; i < count; i++)
            labels[i] = Nearest(points.AsSpan(i * rank, rank), centroids, rank, kept, options.LeastCosine);

        var order = kept.Select((_, i) => (Number: i, Size: labels.Count(l => l == i))).Where(c => c.Size >= least)
            .OrderByDescending(c => c.Size).ThenBy(c => c.Number).ToArray();
        var renumber = new int[kept.Length];
        Array.Fill(renumber, -1);
        for (var i = 0; i < order.Length; i++)
            renumber[order[i].Number] = i;
        for (var i = 0; i < count; i++)
            labels[i] = labels[i] < 0 ? -1 : renumber[labels[i]];
        return (Means(points, rank, labels, order.Length), labels);
    }

    static int Nearest(ReadOnlySpan<float> point, float[] centroids, int rank, int[] kept, double least)
    {
        var (best, cosine) = (-1, least);
        for (var i = 0; i < kept.Length; i++)
        {
            var c = TensorPrimitives.Dot(point, centroids.AsSpan(kept[i] * rank, rank));
            if (c > cosine)
                (best, cosine) = (i, c);
        }

        return best;
    }

    static float[] Means(float[] points, int rank, int[] labels, int k)
    {
        var means = new float[k * rank];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0)
                continue;
            var sum = means.AsSpan(labels[i] * rank, rank);
            TensorPrimitives.Add(sum, points.AsSpan(i * rank, rank), sum);
        }

        for (var c = 0; c < k; c++)
        {
            var mean = means.AsSpan(c * rank, rank);
            var norm = TensorPrimitives.Norm(mean);
            if (norm > 0)
                TensorPrimitives.Divide(mean, norm, mean);
        }

        return means;
    }
}
