using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra.Double;
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
            Orthonormalize(q, count, width);
            q = association.Multiply(q, width, options);
        }

        Orthonormalize(q, count, width);
        var projected = association.Multiply(q, width, options);
        var words = Rotate(projected, count, width, LeadingVectors(projected, count, width, rank), rank, options);
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

    /// <summary>Gram–Schmidt, each column twice ("twice is enough", Kahan and Parlett); columns that vanish become zero.</summary>
    static void Orthonormalize(float[] matrix, int rows, int width)
    {
        var columns = new double[width][];
        for (var c = 0; c < width; c++)
        {
            var column = columns[c] = new double[rows];
            for (var row = 0; row < rows; row++)
                column[row] = matrix[row * width + c];
            var before = TensorPrimitives.Norm(column.AsSpan());
            for (var pass = 0; pass < 2; pass++)
            {
                for (var other = 0; other < c; other++)
                    TensorPrimitives.MultiplyAdd(columns[other], -TensorPrimitives.Dot<double>(column, columns[other]), column, column);
            }

            var norm = TensorPrimitives.Norm(column.AsSpan());
            if (norm > 1e-9 * before && norm > 0)
                TensorPrimitives.Divide(column, norm, column);
            else
                Array.Clear(column);
            for (var row = 0; row < rows; row++)
                matrix[row * width + c] = (float)column[row];
        }
    }

    /// <summary>Eigenvectors of XᵀX with the largest eigenvalues, as columns; signs fixed so that the largest part is positive.</summary>
    static double[][] LeadingVectors(float[] x, int rows, int width, int rank)
    {
        var gram = new double[width, width];
        var row64 = new double[width];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < width; i++)
                row64[i] = x[row * width + i];
            for (var i = 0; i < width; i++)
            {
                if (row64[i] == 0)
                    continue;
                var line = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref gram[i, 0], width);
                TensorPrimitives.MultiplyAdd(row64, row64[i], line, line);
            }
        }

        var vectors = DenseMatrix.OfArray(gram).Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric).EigenVectors;
        var leading = new double[rank][];
        for (var r = 0; r < rank; r++)
        {
            // Eigenvalues ascend.
            var vector = vectors.Column(width - 1 - r).ToArray();
            var sign = Math.Sign(vector.MaxBy(Math.Abs));
            leading[r] = [.. vector.Select(v => v * sign)];
        }

        return leading;
    }

    static float[] Rotate(float[] x, int rows, int width, double[][] rotation, int rank, ParallelOptions options)
    {
        var turned = new float[rows * rank];
        var columns = rotation.Select(c => c.Select(v => (float)v).ToArray()).ToArray();
        Parallel.For(0, (rows + 511) / 512, options, block =>
        {
            for (var row = block * 512; row < Math.Min(rows, (block + 1) * 512); row++)
            {
                for (var r = 0; r < rank; r++)
                    turned[row * rank + r] = TensorPrimitives.Dot(x.AsSpan(row * width, width), columns[r]);
            }
        });
        return turned;
    }
}
