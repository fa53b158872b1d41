using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Themes of themes: themes whose centres lie near each other, by average linkage.</summary>
static class ThemeGroups
{
    /// <summary>Groups whose themes are less alike on average are not joined.</summary>
    const double LeastCosine = 0.3;

    /// <param name="centroids">Centres of length one, row by row.</param>
    /// <param name="rank">Dimensions.</param>
    /// <param name="sizes">Comments of each theme: a pair of themes weighs as many pairs of comments (Sokal and Michener 1958).</param>
    /// <returns>Group of each theme, from 0, by the first theme of the group.</returns>
    public static int[] Of(float[] centroids, int rank, ReadOnlySpan<int> sizes)
    {
        var count = sizes.Length;
        var likeness = new double[count, count];
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < count; b++)
                likeness[a, b] = TensorPrimitives.Dot(centroids.AsSpan(a * rank, rank), centroids.AsSpan(b * rank, rank));
        }

        var weights = sizes.ToArray();
        int[] group = [.. Enumerable.Range(0, count)];
        while (Nearest(likeness, group) is var (a, b) && a >= 0)
        {
            for (var other = 0; other < count; other++)
                likeness[a, other] = likeness[other, a] = ((weights[a] * likeness[a, other]) + (weights[b] * likeness[b, other])) / Math.Max(1, weights[a] + weights[b]);
            weights[a] += weights[b];
            group.AsSpan().Replace(b, a);
        }

        var firsts = group.Distinct().ToArray();
        return [.. group.Select(g => Array.IndexOf(firsts, g))];
    }

    /// <summary>The two groups most alike, the earlier first; −1 when none are alike enough.</summary>
    static (int A, int B) Nearest(double[,] likeness, int[] group)
    {
        var (best, most) = ((-1, -1), LeastCosine);
        for (var a = 0; a < group.Length; a++)
        {
            for (var b = a + 1; b < group.Length; b++)
            {
                if (group[a] == a && group[b] == b && likeness[a, b] > most)
                    (best, most) = ((a, b), likeness[a, b]);
            }
        }

        return best;
    }
}
