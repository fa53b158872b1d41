using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>A sparse matrix by rows, with a product that gives the same result on any number of threads.</summary>
sealed class SparseMatrix
{
    readonly int[] starts, columns;
    readonly float[] entries;

    public SparseMatrix(int[][] rowColumns, float[][] values, int columnCount)
    {
        (RowCount, ColumnCount) = (rowColumns.Length, columnCount);
        starts = new int[RowCount + 1];
        for (var row = 0; row < RowCount; row++)
            starts[row + 1] = starts[row] + rowColumns[row].Length;
        (columns, entries) = (new int[starts[RowCount]], new float[starts[RowCount]]);
        for (var row = 0; row < RowCount; row++)
        {
            rowColumns[row].CopyTo(columns, starts[row]);
            values[row].CopyTo(entries, starts[row]);
        }
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    /// <summary>A · X, X with <paramref name="width"/> columns, both row by row.</summary>
    public float[] Multiply(float[] x, int width, ParallelOptions options)
    {
        var result = new float[RowCount * width];
        Parallel.For(0, (RowCount + 511) / 512, options, block =>
        {
            for (var i = block * 512; i < Math.Min(RowCount, (block + 1) * 512); i++)
            {
                var sum = result.AsSpan(i * width, width);
                for (var at = starts[i]; at < starts[i + 1]; at++)
                    TensorPrimitives.MultiplyAdd(x.AsSpan(columns[at] * width, width), entries[at], sum, sum);
            }
        });
        return result;
    }
}
