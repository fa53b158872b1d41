using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Chooses the number of clusters by the simplified silhouette on a sample.</summary>
static class ThemeCount
{
    static readonly int[] Candidates = [2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 26, 30, 36];
    const int Sample = 4000;

    public static int Choose(float[] points, int rank, SplitMix64 random, ParallelOptions options)
    {
        var count = points.Length / rank;
        var sample = count <= Sample ? points : Pick(points, rank, random.Fork(-1).Sample(count, Sample));
        var (best, bestScore) = (1, double.NegativeInfinity);
        foreach (var k in Candidates)
        {
            if (k > Math.Max(2, sample.Length / rank / 8))
                break;
            var score = SphericalKMeans.Fit(sample, rank, k, starts: 2, random.Fork(k), options).Silhouette;
            if (score > bestScore)
                (best, bestScore) = (k, score);
        }

        return best;
    }

    static float[] Pick(float[] points, int rank, int[] rows)
    {
        var picked = new float[rows.Length * rank];
        for (var i = 0; i < rows.Length; i++)
            points.AsSpan(rows[i] * rank, rank).CopyTo(picked.AsSpan(i * rank));
        return picked;
    }
}
