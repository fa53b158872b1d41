using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Makes themes of clusters: small ones are dissolved, far points left out, the largest comes first.</summary>
static class ThemeCut
{
    /// <param name="points">Points, row by row.</param>
    /// <param name="rank">Dimensions.</param>
    /// <param name="clusters">What was found.</param>
    /// <param name="start">Where it began; held clusters are never dissolved.</param>
    /// <param name="options">Smallest size and cosine.</param>
    public static (float[] Centroids, int[] Labels) Cut(float[] points, int rank, SphericalKMeans clusters, ClusterStart start, ThemeOptions options)
    {
        var (count, labels, centroids) = (clusters.Labels.Length, clusters.Labels.ToArray(), clusters.Centroids);
        var least = options.LeastSizeAmong(count);
        var sizes = ThemeSearch.Sizes(labels, centroids.Length / rank);
        var kept = Enumerable.Range(0, sizes.Length).Where(c => sizes[c] >= least || (start.IsHeld(c) && sizes[c] > 0)).ToArray();
        var place = new int[sizes.Length];
        Array.Fill(place, -1);
        for (var i = 0; i < kept.Length; i++)
            place[kept[i]] = i;
        for (var i = 0; i < count; i++)
        {
            var point = points.AsSpan(i * rank, rank);
            var (nearest, cosine) = Nearest(point, centroids, rank, kept);
            var known = start.Labels[i];
            var stays = known >= 0 && place[known] >= 0 && start.Stays(i, point, centroids, cosine);
            labels[i] = stays && (cosine > options.LeastCosine || start.IsHeld(known)) ? place[known] : cosine > options.LeastCosine ? nearest : -1;
        }

        var order = kept.Select((c, i) => (Number: i, Size: labels.Count(l => l == i), IsHeld: start.IsHeld(c))).Where(c => c.Size >= least || (c.IsHeld && c.Size > 0))
            .OrderByDescending(c => c.Size).ThenBy(c => c.Number).ToArray();
        var renumber = new int[kept.Length];
        Array.Fill(renumber, -1);
        for (var i = 0; i < order.Length; i++)
            renumber[order[i].Number] = i;
        for (var i = 0; i < count; i++)
            labels[i] = labels[i] < 0 ? -1 : renumber[labels[i]];
        return (ClusterStart.Means(points, rank, labels, order.Length), labels);
    }

    static (int Number, float Cosine) Nearest(ReadOnlySpan<float> point, float[] centroids, int rank, int[] kept)
    {
        var (best, cosine) = (-1, -2f);
        for (var i = 0; i < kept.Length; i++)
        {
            var c = TensorPrimitives.Dot(point, centroids.AsSpan(kept[i] * rank, rank));
            if (c > cosine)
                (best, cosine) = (i, c);
        }

        return (best, cosine);
    }
}
