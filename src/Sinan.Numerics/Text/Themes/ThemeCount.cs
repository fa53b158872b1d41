using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Chooses the number of clusters: the smallest whose simplified silhouette on a sample comes near the best.</summary>
/// <remarks>Short comments split ever finer with a slowly rising silhouette; a reader wants the fewest themes that say the same.</remarks>
static class ThemeCount
{
    static readonly int[] Candidates = [2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22];
    const int Sample = 4000;
    const int Starts = 3;
    const double Near = 0.985;
    const int MostAdded = 8;

    public static int Choose(float[] points, int rank, SplitMix64 random, ParallelOptions options)
    {
        var sample = Pick(points, rank, Rows(points.Length / rank, random));
        // Two or three clusters of many comments are always well apart and never of use.
        var least = Math.Clamp(Math.Sqrt(points.Length / rank) / 8, 2, 10);
        var candidates = Candidates.TakeWhile(k => k <= Math.Max(2, sample.Length / rank / 8)).Where(k => k >= least);
        return Smallest(candidates, sample, rank, ClusterStart.None(sample.Length / rank), random, options);
    }

    /// <summary>Known clusters and as few more as come near the best silhouette.</summary>
    public static int Grow(float[] points, int rank, ClusterStart start, SplitMix64 random, ParallelOptions options)
    {
        var rows = Rows(points.Length / rank, random);
        // Points are free here: loyalty would hide that new clusters suit them better.
        var begun = start.Of(rows) with { Loyalty = [.. start.Loyalty.Select(l => l >= ClusterStart.Held ? l : 0)] };
        return Smallest(Enumerable.Range(start.Count, MostAdded + 1), Pick(points, rank, rows), rank, begun, random, options);
    }

    static int Smallest(IEnumerable<int> candidates, float[] sample, int rank, ClusterStart start, SplitMix64 random, ParallelOptions options)
    {
        var scores = candidates.Select(k => (K: k, Score: SphericalKMeans.Fit(sample, rank, k, Starts, start, random.Fork(k), options).Silhouette)).ToArray();
        var best = scores.Max(s => s.Score);
        return scores.First(s => s.Score >= Near * best).K;
    }

    static int[] Rows(int count, SplitMix64 random) => count <= Sample ? [.. Enumerable.Range(0, count)] : random.Fork(-1).Sample(count, Sample);

    static float[] Pick(float[] points, int rank, int[] rows) => SphericalKMeans.Pick(points, rank, rows);
}
