using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Puts aspects that mean the same into groups: by the characters that they share and by the company that they keep.</summary>
static class AspectGroups
{
    /// <summary>Terms and groups less alike on average stay apart.</summary>
    const double LeastLikeness = 0.5;

    /// <param name="terms">Aspects, the most frequent first.</param>
    /// <param name="vectors">Vector of length one (or zero) for each term, row by row: places by pointwise mutual information.</param>
    /// <param name="rank">Dimensions.</param>
    /// <returns>Group of each term: the number of its first term.</returns>
    public static int[] Of(IReadOnlyList<string> terms, float[] vectors, int rank)
    {
        var group = new int[terms.Count];
        var members = new List<List<int>>();
        for (var term = 0; term < terms.Count; term++)
        {
            var (best, most) = (-1, LeastLikeness);
            for (var g = 0; g < members.Count; g++)
            {
                var likeness = members[g].Average(m => Likeness(terms, vectors, rank, term, m));
                if (likeness > most)
                    (best, most) = (g, likeness);
            }

            if (best < 0)
            {
                best = members.Count;
                members.Add([]);
            }

            members[best].Add(term);
            group[term] = members[best][0];
        }

        return group;
    }

    /// <summary>Half the shared characters (Dice), half the cosine of the vectors.</summary>
    static double Likeness(IReadOnlyList<string> terms, float[] vectors, int rank, int a, int b) =>
        (Dice(terms[a], terms[b]) + TensorPrimitives.Dot(vectors.AsSpan(a * rank, rank), vectors.AsSpan(b * rank, rank))) / 2;

    /// <summary>Shared characters of Chinese terms, shared words of English ones: 2·shared ÷ (both).</summary>
    static double Dice(string a, string b)
    {
        var (first, second) = (Pieces(a), Pieces(b));
        return 2.0 * first.Intersect(second).Count() / (first.Count + second.Count);
    }

    static HashSet<string> Pieces(string term) => HanText.IsHan(term[0]) ? [.. term.Select(c => c.ToString())] : [.. term.Split(' ')];
}
