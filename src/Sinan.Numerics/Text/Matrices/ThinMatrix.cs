using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Sinan.Numerics.Text;

/// <summary>What is done with dense matrices of many rows and few columns, row by row: the parts of randomised subspace iteration.</summary>
static class ThinMatrix
{
    /// <summary>Gram–Schmidt, each column twice ("twice is enough", Kahan and Parlett); columns that vanish become zero.</summary>
    public static void Orthonormalize(float[] matrix, int rows, int width)
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
    public static double[][] LeadingVectors(float[] x, int rows, int width, int rank)
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
                var line = MemoryMarshal.CreateSpan(ref gram[i, 0], width);
                TensorPrimitives.MultiplyAdd(row64, row64[i], line, line);
            }
        }

        var vectors = DenseMatrix.OfArray(gram).Evd(Symmetricity.Symmetric).EigenVectors;
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

    /// <summary>X · R: rows × <paramref name="rank"/>.</summary>
    public static float[] Rotate(float[] x, int rows, int width, double[][] rotation, int rank, ParallelOptions options)
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
