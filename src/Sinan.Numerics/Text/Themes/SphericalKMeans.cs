using System.Numerics.Tensors;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>k-means on points of length one by cosine.</summary>
/// <param name="Centroids">k points of length one, row by row.</param>
/// <param name="Labels">Cluster of each point; −1 for points of length zero.</param>
/// <param name="Cohesion">Mean cosine of the points to their centroid.</param>
/// <param name="Silhouette">Mean of (b − a) ÷ max(a, b), a and b the cosine distances to the own and to the nearest other centroid (simplified silhouette).</param>
sealed record SphericalKMeans(float[] Centroids, int[] Labels, double Cohesion, double Silhouette)
{
    const int MostIterations = 40;

    /// <summary>The best of some starts, by cohesion. Same seed, same clusters, on any number of threads.</summary>
    public static SphericalKMeans Fit(float[] points, int rank, int k, int starts, SplitMix64 random, ParallelOptions options)
    {
        SphericalKMeans? best = null;
        for (var start = 0; start < starts; start++)
        {
            var run = FitOnce(points, rank, k, random.Fork(start), options);
            if (best is null || run.Cohesion > best.Cohesion)
                best = run;
        }

        return best!;
    }

    static SphericalKMeans FitOnce(float[] points, int rank, int k, SplitMix64 random, ParallelOptions options)
    {
        var count = points.Length / rank;
        var centroids = Seeds(points, rank, k, random);
        var labels = new int[count];
        var (own, other) = (new float[count], new float[count]);
        for (var iteration = 0; ; iteration++)
        {
            var changed = Assign(points, rank, centroids, labels, own, other, options);
            if (iteration >= MostIterations || (iteration > 0 && changed <= count / 2000))
                break;
            Move(points, rank, labels, own, centroids);
        }

        var (cohesion, silhouette, used) = (0.0, 0.0, 0);
        for (var i = 0; i < count; i++)
        {
            if (labels[i] < 0)
                continue;
            used++;
            cohesion += own[i];
            var (a, b) = (1 - own[i], 1 - other[i]);
            silhouette += Math.Max(a, b) > 0 ? (b - a) / Math.Max(a, b) : 0;
        }

        return new SphericalKMeans(centroids, labels, cohesion / Math.Max(1, used), silhouette / Math.Max(1, used));
    }

    /// <summary>k-means++ (Arthur and Vassilvitskii 2007) with the cosine distance, which is half the squared Euclidean one.</summary>
    static float[] Seeds(float[] points, int rank, int k, SplitMix64 random)
    {
        var count = points.Length / rank;
        var centroids = new float[k * rank];
        var distance = new double[count];
        for (var i = 0; i < count; i++)
            distance[i] = IsZero(points, rank, i) ? 0 : 1;
        for (var c = 0; c < k; c++)
        {
            var target = random.NextDouble() * distance.Sum();
            var chosen = count - 1;
            for (var i = 0; i < count; i++)
            {
                target -= distance[i];
                if (target < 0)
                {
                    chosen = i;
                    break;
                }
            }

            var centroid = centroids.AsSpan(c * rank, rank);
            points.AsSpan(chosen * rank, rank).CopyTo(centroid);
            for (var i = 0; i < count; i++)
                distance[i] = Math.Min(distance[i], Math.Max(0, 1 - TensorPrimitives.Dot(points.AsSpan(i * rank, rank), centroid)));
        }

        return centroids;
    }

    static int Assign(float[] points, int rank, float[] centroids, int[] labels, float[] own, float[] other, ParallelOptions options)
    {
        var (count, k) = (labels.Length, centroids.Length / rank);
        var changed = new int[(count + 1023) / 1024];
        Parallel.For(0, changed.Length, options, block =>
        {
            for (var i = block * 1024; i < Math.Min(count, (block + 1) * 1024); i++)
            {
                var point = points.AsSpan(i * rank, rank);
                var (best, first, second) = (-1, -2f, -2f);
                for (var c = 0; c < k; c++)
                {
                    var cosine = TensorPrimitives.Dot(point, centroids.AsSpan(c * rank, rank));
                    if (cosine > first)
                        (best, second, first) = (c, first, cosine);
                    else if (cosine > second)
                        second = cosine;
                }

                if (first == 0 && IsZero(points, rank, i))
                    best = -1;
                changed[block] += labels[i] == best ? 0 : 1;
                (labels[i], own[i], other[i]) = (best, first, second);
            }
        });
        return changed.Sum();
    }

    /// <summary>Centroids to the mean direction; an empty cluster takes the point that fits its own cluster worst.</summary>
    static void Move(float[] points, int rank, int[] labels, float[] own, float[] centroids)
    {
        Array.Clear(centroids);
        var sizes = new int[centroids.Length / rank];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0)
                continue;
            sizes[labels[i]]++;
            var sum = centroids.AsSpan(labels[i] * rank, rank);
            TensorPrimitives.Add(sum, points.AsSpan(i * rank, rank), sum);
        }

        for (var c = 0; c < sizes.Length; c++)
        {
            var centroid = centroids.AsSpan(c * rank, rank);
            if (sizes[c] == 0)
            {
                var worst = 0;
                for (var i = 0; i < labels.Length; i++)
                {
                    if (labels[i] >= 0 && (labels[worst] < 0 || own[i] < own[worst]))
                        worst = i;
                }

                own[worst] = 1;
                points.AsSpan(worst * rank, rank).CopyTo(centroid);
            }

            var norm = TensorPrimitives.Norm(centroid);
            if (norm > 0)
                TensorPrimitives.Divide(centroid, norm, centroid);
        }
    }

    static bool IsZero(float[] points, int rank, int i) => !points.AsSpan(i * rank, rank).ContainsAnyExcept(0f);
}
