using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Finds what was said before while somebody is still typing: texts that hold most of the shorter one's triples of characters.</summary>
public static class SimilarTexts
{
    /// <summary>Share of the shorter text's triples from which two texts are worth comparing by eye.</summary>
    public const double Least = 0.4;

    /// <param name="text">What is being typed.</param>
    /// <param name="others">Texts to look through; O(sum of their lengths).</param>
    /// <param name="most">Texts to tell.</param>
    /// <param name="least">Least overlap, 0…1.</param>
    /// <returns>Places of the similar ones, the most similar first, ties in the order given.</returns>
    /// <remarks>The overlap coefficient |A ∩ B| ÷ min(|A|, |B|) (Szymkiewicz 1934; Simpson 1943) on lower-case text without blanks and signs.</remarks>
    public static int[] Find(string text, IReadOnlyList<string> others, int most, double least = Least)
    {
        var (left, right, found) = (new List<ulong>(), new List<ulong>(), new List<(double Overlap, int At)>());
        Shingles.Of(Plain(text), left);
        if (left.Count == 0)
            return [];
        for (var at = 0; at < others.Count; at++)
        {
            Shingles.Of(Plain(others[at]), right);
            var smaller = Math.Min(left.Count, right.Count);
            var overlap = smaller == 0 ? 0 : Common(CollectionsMarshal.AsSpan(left), CollectionsMarshal.AsSpan(right)) / (double)smaller;
            if (overlap >= least)
                found.Add((overlap, at));
        }

        return [.. found.OrderByDescending(f => f.Overlap).ThenBy(f => f.At).Take(most).Select(f => f.At)];
    }

    static double Common(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        // From |A ∩ B| ÷ |A ∪ B| and |A ∪ B| = |A| + |B| − |A ∩ B|.
        var jaccard = Shingles.Jaccard(a, b);
        return jaccard * (a.Length + b.Length) / (1 + jaccard);
    }

    static string Plain(string text)
    {
        Span<char> plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                plain[length++] = char.ToLowerInvariant(c);
        }

        return plain[..length].ToString();
    }
}
