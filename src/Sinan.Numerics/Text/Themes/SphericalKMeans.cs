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

    /// <summary>Starts are compared on so many points at most, and the best one is finished on all.</summary>
    const int StartPoints = 20_000;

    /// <summary>The best of some starts, by cohesion. Same seed, same clusters, on any number of threads.</summary>
    public static SphericalKMeans Fit(float[] points, int rank, int k, int starts, SplitMix64 random, ParallelOptions options) =>
        Fit(points, rank, k, starts, ClusterStart.None(points.Length / rank), random, options);

    /// <summary>The same from clusters that are known already; k-means++ finds the others, apart from them.</summary>
    public static SphericalKMeans Fit(float[] points, int rank, int k, int starts, ClusterStart start, SplitMix64 random, ParallelOptions options)
    {
        var count = points.Length / rank;
        var rows = count > StartPoints ? random.Fork(-1).Sample(count, StartPoints) : null;
        var (tried, begun) = rows is null ? (points, start) : (Pick(points, rank, rows), start.Of(rows));
        // Nothing is left to chance when all clusters are known.
        SphericalKMeans? best = null;
        for (var i = 0; i < (start.Count >= k ? 1 : starts); i++)
        {
            var run = Improve(tried, rank, Seeds(tried, rank, k, start.Centroids, random.Fork(i)), begun, options);
            if (best is null || run.Cohesion > best.Cohesion)
                best = run;
        }

        return rows is null ? best! : Improve(points, rank, best!.Centroids, start, options);
    }

    /// <summary>Some of the points, row by row.</summary>
    public static float[] Pick(float[] points, int rank, ReadOnlySpan<int> rows)
    {
        var picked = new float[rows.Length * rank];
        for (var i = 0; i < rows.Length; i++)
            points.AsSpan(rows[i] * rank, rank).CopyTo(picked.AsSpan(i * rank));
        return picked;
    }

    static SphericalKMeans Improve(float[] points, int rank, float[] centroids, ClusterStart start, ParallelOptions options)
    {
        var count = points.Length / rank;
        var labels = new int[count];
        var (own, other) = (new float[count], new float[count]);
        for (var iteration = 0; ; iteration++)
        {
            var changed = Assign(points, rank, centroids, labels, start, own, other, options);
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
    static float[] Seeds(float[] points, int rank, int k, float[] known, SplitMix64 random)
    {
        var count = points.Length / rank;
        var centroids = new float[Math.Max(k * rank, known.Length)];
        known.CopyTo(centroids, 0);
        var distance = new double[count];
        for (var i = 0; i < count; i++)
            distance[i] = IsZero(points, rank, i) ? 0 : 1;
        for (var c = 0; c < known.Length / rank; c++)
            Nearer(points, rank, known.AsSpan(c * rank, rank), distance);
        for (var c = known.Length / rank; c < k; c++)
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
            Nearer(points, rank, centroid, distance);
        }

        return centroids;
    }

    static void Nearer(float[] points, int rank, ReadOnlySpan<float> centroid, double[] distance)
    {
        for (var i = 0; i < distance.Length; i++)
            distance[i] = Math.Min(distance[i], Math.Max(0, 1 - TensorPrimitives.Dot(points.AsSpan(i * rank, rank), centroid)));
    }

    static int Assign(float[] points, int rank, float[] centroids, int[] labels, ClusterStart start, float[] own, float[] other, ParallelOptions options)
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
                if (best >= 0 && start.Labels[i] != best && start.Stays(i, point, centroids, first))
                    (best, second, first) = (start.Labels[i], first, TensorPrimitives.Dot(point, centroids.AsSpan(start.Labels[i] * rank, rank)));
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
