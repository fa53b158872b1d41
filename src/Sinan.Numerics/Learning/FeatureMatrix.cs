namespace Sinan.Numerics.Learning;

/// <summary>Numbers by row (a user, a document) and column (a feature), stored row by row. NaN = missing.</summary>
public sealed class FeatureMatrix
{
    readonly double[] data;

    public FeatureMatrix(int rows, int columns)
        : this(rows, columns, new double[checked(rows * columns)])
    {
    }

    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="data">Row by row, rows × columns long; used as it is, not copied.</param>
    public FeatureMatrix(int rows, int columns, double[] data)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (data.Length != (long)rows * columns)
            throw new ArgumentException($"A matrix of {rows} rows and {columns} columns needs {(long)rows * columns} numbers. Got {data.Length}.", nameof(data));
        (Rows, Columns, this.data) = (rows, columns, data);
    }

    public int Rows { get; }

    public int Columns { get; }

    public ref double this[int row, int column] => ref data[(row * Columns) + column];

    public Span<double> Row(int row) => data.AsSpan(row * Columns, Columns);

    /// <summary>A copy of one column.</summary>
    public double[] Column(int column)
    {
        var values = new double[Rows];
        for (var i = 0; i < Rows; i++)
            values[i] = data[(i * Columns) + column];
        return values;
    }

    /// <summary>A matrix of the given rows, in their order.</summary>
    public FeatureMatrix Take(ReadOnlySpan<int> rows)
    {
        var taken = new FeatureMatrix(rows.Length, Columns);
        for (var i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(taken.Row(i));
        return taken;
    }

    public FeatureMatrix Copy() => new(Rows, Columns, (double[])data.Clone());

    public static FeatureMatrix Of(IReadOnlyList<double[]> rows)
    {
        var matrix = new FeatureMatrix(rows.Count, rows.Count == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != matrix.Columns)
                throw new ArgumentException($"Row {i} has {rows[i].Length} numbers, row 0 has {matrix.Columns}.", nameof(rows));
            rows[i].CopyTo(matrix.Row(i));
        }

        return matrix;
    }
}
