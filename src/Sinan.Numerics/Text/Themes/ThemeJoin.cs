using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Makes themes of clusters: similar ones are joined, small ones dissolved, far points left out, the largest comes first.</summary>
static class ThemeJoin
{
    public static (float[] Centroids, int[] Labels) Join(float[] points, int rank, SphericalKMeans clusters, ThemeOptions options)
    {
        var count = clusters.Labels.Length;
        var group = Groups(clusters.Centroids, rank, options.JoinCosine);
        var labels = clusters.Labels.Select(l => l < 0 ? -1 : group[l]).ToArray();
        var centroids = Means(points, rank, labels, group.Max() + 1);
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

    /// <summary>Single linkage over centroids.</summary>
    static int[] Groups(float[] centroids, int rank, double joinCosine)
    {
        var k = centroids.Length / rank;
        var parent = Enumerable.Range(0, k).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        for (var a = 0; a < k; a++)
        {
            for (var b = a + 1; b < k; b++)
            {
                if (TensorPrimitives.Dot(centroids.AsSpan(a * rank, rank), centroids.AsSpan(b * rank, rank)) > joinCosine)
                    parent[Root(b)] = Root(a);
            }
        }

        var numbers = new Dictionary<int, int>();
        var group = new int[k];
        for (var i = 0; i < k; i++)
        {
            var root = Root(i);
            if (!numbers.TryGetValue(root, out group[i]))
                numbers[root] = group[i] = numbers.Count;
        }

        return group;
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
