using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>A sparse matrix by rows and by columns, with products that give the same result on any number of threads.</summary>
sealed class SparseMatrix
{
    readonly int[] rowStarts, columns, columnStarts, rows;
    readonly float[] byRow, byColumn;

    public SparseMatrix(int[][] rowColumns, float[][] values, int columnCount)
    {
        (RowCount, ColumnCount) = (rowColumns.Length, columnCount);
        rowStarts = new int[RowCount + 1];
        columnStarts = new int[columnCount + 1];
        for (var row = 0; row < RowCount; row++)
        {
            rowStarts[row + 1] = rowStarts[row] + rowColumns[row].Length;
            foreach (var column in rowColumns[row])
                columnStarts[column + 1]++;
        }

        for (var column = 0; column < columnCount; column++)
            columnStarts[column + 1] += columnStarts[column];
        (columns, byRow) = (new int[rowStarts[RowCount]], new float[rowStarts[RowCount]]);
        (rows, byColumn) = (new int[columns.Length], new float[columns.Length]);
        var next = columnStarts.AsSpan(0, columnCount).ToArray();
        for (var row = 0; row < RowCount; row++)
        {
            rowColumns[row].CopyTo(columns, rowStarts[row]);
            values[row].CopyTo(byRow, rowStarts[row]);
            for (var i = 0; i < rowColumns[row].Length; i++)
            {
                var at = next[rowColumns[row][i]]++;
                (rows[at], byColumn[at]) = (row, values[row][i]);
            }
        }
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    /// <summary>A · X, X with <paramref name="width"/> columns, both row by row.</summary>
    public float[] Multiply(float[] x, int width, ParallelOptions options) => Product(rowStarts, columns, byRow, RowCount, x, width, options);

    /// <summary>Aᵀ · X.</summary>
    public float[] MultiplyTransposed(float[] x, int width, ParallelOptions options) => Product(columnStarts, rows, byColumn, ColumnCount, x, width, options);

    static float[] Product(int[] starts, int[] indices, float[] values, int count, float[] x, int width, ParallelOptions options)
    {
        var result = new float[count * width];
        Parallel.For(0, (count + 511) / 512, options, block =>
        {
            for (var i = block * 512; i < Math.Min(count, (block + 1) * 512); i++)
            {
                var sum = result.AsSpan(i * width, width);
                for (var at = starts[i]; at < starts[i + 1]; at++)
                    TensorPrimitives.MultiplyAdd(x.AsSpan(indices[at] * width, width), values[at], sum, sum);
            }
        });
        return result;
    }
}
