using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Where words lie by the company that they keep in comments.</summary>
static class WordPlaces
{
    const int Rank = 64;

    /// <param name="texts">Cleaned comments.</param>
    /// <param name="wanted">Words and phrases; those that no comment holds as a term get a zero vector.</param>
    /// <param name="language">"zh" or "en".</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    /// <param name="seed">Seed of the decomposition.</param>
    /// <param name="options">Threads; the answer does not depend on them.</param>
    /// <returns>A vector of length one or zero for each wanted term, row by row, and the dimensions.</returns>
    public static (float[] Vectors, int Rank) Of(
        IReadOnlyList<string> texts, IReadOnlyList<string> wanted, string language, Segmenter segmenter, ThemeVocabulary vocabulary, long seed, ParallelOptions options)
    {
        var terms = ThemeTermReader.Read(texts, language, segmenter, vocabulary, options.MaxDegreeOfParallelism, options.CancellationToken);
        if (terms.Terms.Length < 2)
            return (new float[wanted.Count], 1);
        var space = LatentSpace.Fit(terms, Rank, seed, options);
        // A word and a phrase of the same letters are two terms: the word comes first and counts.
        var number = terms.Terms.Index().DistinctBy(t => t.Item).ToDictionary(t => t.Item, t => t.Index, StringComparer.Ordinal);
        var vectors = new float[wanted.Count * space.Rank];
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!number.TryGetValue(wanted[i], out var term))
                continue;
            var vector = vectors.AsSpan(i * space.Rank, space.Rank);
            space.Words.AsSpan(term * space.Rank, space.Rank).CopyTo(vector);
            if (TensorPrimitives.Norm<float>(vector) is var norm and > 0)
                TensorPrimitives.Divide(vector, norm, vector);
        }

        return (vectors, space.Rank);
    }
}
