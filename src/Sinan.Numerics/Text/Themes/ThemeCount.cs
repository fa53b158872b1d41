using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Chooses the number of clusters: the smallest whose simplified silhouette on a sample comes near the best.</summary>
/// <remarks>Short comments split ever finer with a slowly rising silhouette; a reader wants the fewest themes that say the same.</remarks>
static class ThemeCount
{
    static readonly int[] Candidates = [2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22];
    const int Sample = 4000;
    const double Near = 0.985;

    public static int Choose(float[] points, int rank, SplitMix64 random, ParallelOptions options)
    {
        var count = points.Length / rank;
        var sample = count <= Sample ? points : Pick(points, rank, random.Fork(-1).Sample(count, Sample));
        // Two or three clusters of many comments are always well apart and never of use.
        var least = Math.Clamp(Math.Sqrt(count) / 8, 2, 10);
        var scores = Candidates.TakeWhile(k => k <= Math.Max(2, sample.Length / rank / 8))
            .Where(k => k >= least)
            .Select(k => (K: k, Score: SphericalKMeans.Fit(sample, rank, k, starts: 3, random.Fork(k), options).Silhouette)).ToArray();
        var best = scores.Max(s => s.Score);
        return scores.First(s => s.Score >= Near * best).K;
    }

    static float[] Pick(float[] points, int rank, int[] rows)
    {
        var picked = new float[rows.Length * rank];
        for (var i = 0; i < rows.Length; i++)
            points.AsSpan(rows[i] * rank, rank).CopyTo(picked.AsSpan(i * rank));
        return picked;
    }
}
