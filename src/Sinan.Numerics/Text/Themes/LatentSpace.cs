using System.Numerics.Tensors;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Comments as points in a space of few dimensions in which comments on one subject lie near each other, whatever words they use.</summary>
/// <remarks>
/// Terms get vectors from their associations (<see cref="WordAssociation"/>) by randomised subspace iteration with an explicit seed (Halko,
/// Martinsson and Tropp 2011, algorithm 4.4); a comment is the TF-IDF weighted sum of its terms, scaled to length one. So "快递" and "物流" lie near
/// each other although few comments hold both: singular vectors of the comments themselves split short comments by wording instead of subject.
/// </remarks>
sealed class LatentSpace
{
    const int Oversampling = 10;
    const int PowerIterations = 3;

    LatentSpace(float[] points, float[] words, int rank) => (Points, Words, Rank) = (points, words, rank);

    /// <summary>Dimensions.</summary>
    public int Rank { get; }

    /// <summary>One point of length one (or zero, for a comment without terms) a comment, row by row.</summary>
    public float[] Points { get; }

    /// <summary>The vector of each term, row by row.</summary>
    public float[] Words { get; }

    public static LatentSpace Fit(ThemeTerms terms, int rank, long seed, ParallelOptions options)
    {
        var count = terms.Terms.Length;
        var frequency = TermWeights.Frequencies(terms);
        var matrix = TermWeights.Of(terms, frequency);

        var association = WordAssociation.Of(terms, frequency, options);
        rank = Math.Max(1, Math.Min(rank, count - 1));
        var words = WordVectors(association, rank, seed, options);
        var points = matrix.Multiply(words, rank, options);
        for (var row = 0; row < terms.Rows.Length; row++)
            Normalize(points.AsSpan(row * rank, rank));
        return new LatentSpace(points, words, rank);
    }

    /// <summary>Leading singular vectors u·√s of a symmetric matrix, a row a term: the square root serves likeness of words better (Levy, Goldberg and Dagan 2015).</summary>
    static float[] WordVectors(SparseMatrix association, int rank, long seed, ParallelOptions options)
    {
        var count = association.ColumnCount;
        var width = Math.Min(count, rank + Oversampling);
        var random = new SplitMix64(seed);
        var q = new float[count * width];
        foreach (ref var value in q.AsSpan())
            value = (float)random.Normal();
        for (var i = 0; i < PowerIterations; i++)
        {
            ThinMatrix.Orthonormalize(q, count, width);
            q = association.Multiply(q, width, options);
        }

        ThinMatrix.Orthonormalize(q, count, width);
        var projected = association.Multiply(q, width, options);
        var words = ThinMatrix.Rotate(projected, count, width, ThinMatrix.LeadingVectors(projected, count, width, rank), rank, options);
        for (var c = 0; c < rank; c++)
        {
            // The columns are u·s: their length is s.
            var square = 0.0;
            for (var row = 0; row < count; row++)
                square += (double)words[row * rank + c] * words[row * rank + c];
            var scale = square > 0 ? (float)(1 / Math.Sqrt(Math.Sqrt(square))) : 0;
            for (var row = 0; row < count; row++)
                words[row * rank + c] *= scale;
        }

        return words;
    }

    static void Normalize(Span<float> point)
    {
        var norm = TensorPrimitives.Norm(point);
        if (norm > 1e-12f)
            TensorPrimitives.Divide(point, norm, point);
        else
            point.Clear();
    }
}
