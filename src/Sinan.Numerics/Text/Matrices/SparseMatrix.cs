using System.Numerics;
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

    SparseMatrix(int rowCount, int columnCount, int[] starts, int[] columns, float[] entries) =>
        (RowCount, ColumnCount, this.starts, this.columns, this.entries) = (rowCount, columnCount, starts, columns, entries);

    public int RowCount { get; }

    public int ColumnCount { get; }

    /// <summary>Sum of the squared entries.</summary>
    public double SquaredNorm
    {
        get
        {
            var sum = 0.0;
            foreach (var entry in entries)
                sum += (double)entry * entry;
            return sum;
        }
    }

    /// <summary>Aᵀ, the columns of each row ascending.</summary>
    public SparseMatrix Transpose()
    {
        var begins = new int[ColumnCount + 1];
        foreach (var column in columns)
            begins[column + 1]++;
        for (var column = 0; column < ColumnCount; column++)
            begins[column + 1] += begins[column];
        var next = begins.ToArray();
        var (rows, values) = (new int[columns.Length], new float[columns.Length]);
        for (var row = 0; row < RowCount; row++)
        {
            for (var at = starts[row]; at < starts[row + 1]; at++)
            {
                var place = next[columns[at]]++;
                (rows[place], values[place]) = (row, entries[at]);
            }
        }

        return new SparseMatrix(ColumnCount, RowCount, begins, rows, values);
    }

    /// <summary>A · X, X with <paramref name="width"/> columns, both row by row.</summary>
    public float[] Multiply(float[] x, int width, ParallelOptions options)
    {
        var result = new float[RowCount * width];
        Multiply(x, width, result, options);
        return result;
    }

    /// <summary>The same into <paramref name="result"/>, rows × <paramref name="width"/>.</summary>
    public void Multiply<T>(T[] x, int width, T[] result, ParallelOptions options)
        where T : INumber<T>
    {
        Parallel.For(0, (RowCount + 511) / 512, options, block =>
        {
            for (var i = block * 512; i < Math.Min(RowCount, (block + 1) * 512); i++)
            {
                var sum = result.AsSpan(i * width, width);
                sum.Clear();
                for (var at = starts[i]; at < starts[i + 1]; at++)
                    TensorPrimitives.MultiplyAdd<T>(x.AsSpan(columns[at] * width, width), T.CreateTruncating(entries[at]), sum, sum);
            }
        });
    }
}
