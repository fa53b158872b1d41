using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Where clusters begin.</summary>
/// <param name="Centroids">Known clusters, points of length one, row by row.</param>
/// <param name="Labels">Known cluster of each point; −1 = none.</param>
/// <param name="Loyalty">For each known cluster by how much, in cosine, another must be nearer before a point leaves it.</param>
sealed record ClusterStart(float[] Centroids, int[] Labels, float[] Loyalty)
{
    /// <summary>More than cosines can differ: points that begin in such a cluster stay. Source: Basu, Banerjee and Mooney 2002, constrained k-means.</summary>
    public const float Held = 3;

    /// <summary>Nothing is known.</summary>
    public static ClusterStart None(int points)
    {
        var labels = new int[points];
        Array.Fill(labels, -1);
        return new ClusterStart([], labels, []);
    }

    /// <summary>Known clusters.</summary>
    public int Count => Loyalty.Length;

    /// <summary>Whether a cluster is a known one whose points stay and that is never dissolved.</summary>
    public bool IsHeld(int cluster) => cluster < Count && Loyalty[cluster] >= Held;

    /// <summary>The same for some of the points.</summary>
    public ClusterStart Of(ReadOnlySpan<int> rows)
    {
        var labels = new int[rows.Length];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = Labels[rows[i]];
        return this with { Labels = labels };
    }

    /// <summary>Whether a point stays where it began although another centre is nearer.</summary>
    /// <param name="point">Number of the point.</param>
    /// <param name="coordinates">Its place.</param>
    /// <param name="centroids">Centres now, the known ones first.</param>
    /// <param name="nearest">Cosine to the nearest centre.</param>
    public bool Stays(int point, ReadOnlySpan<float> coordinates, ReadOnlySpan<float> centroids, float nearest) =>
        Labels[point] >= 0 && TensorPrimitives.Dot(coordinates, centroids.Slice(Labels[point] * coordinates.Length, coordinates.Length)) + Loyalty[Labels[point]] >= nearest;

    /// <summary>Centroids of groups: the mean directions of their points, row by row; zero for a group without points.</summary>
    /// <param name="points">Points of length one or zero, row by row.</param>
    /// <param name="rank">Dimensions.</param>
    /// <param name="labels">Group of each point; −1 = none.</param>
    /// <param name="groups">Number of groups.</param>
    public static float[] Means(float[] points, int rank, int[] labels, int groups)
    {
        var means = new float[groups * rank];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0)
                continue;
            var sum = means.AsSpan(labels[i] * rank, rank);
            TensorPrimitives.Add(sum, points.AsSpan(i * rank, rank), sum);
        }

        for (var c = 0; c < groups; c++)
        {
            var mean = means.AsSpan(c * rank, rank);
            var norm = TensorPrimitives.Norm(mean);
            if (norm > 0)
                TensorPrimitives.Divide(mean, norm, mean);
        }

        return means;
    }
}
