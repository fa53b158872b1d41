namespace Sinan.Numerics.Text;

/// <summary>Texts as sparse rows of one view.</summary>
/// <param name="Starts">Offsets of the rows, one more than rows.</param>
/// <param name="Columns">Column of each entry; within a row each once.</param>
/// <param name="Values">TF-IDF, each row of length one.</param>
/// <param name="Width">Number of columns.</param>
public sealed record TextRows(long[] Starts, int[] Columns, float[] Values, int Width)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<int> ColumnsOf(int row) => Columns.AsSpan((int)Starts[row], (int)(Starts[row + 1] - Starts[row]));

    public ReadOnlySpan<float> ValuesOf(int row) => Values.AsSpan((int)Starts[row], (int)(Starts[row + 1] - Starts[row]));

    /// <summary>Which columns occur in the chosen rows.</summary>
    public bool[] ColumnsIn(ReadOnlySpan<int> chosen)
    {
        var seen = new bool[Width];
        foreach (var row in chosen)
        {
            foreach (var column in ColumnsOf(row))
                seen[column] = true;
        }

        return seen;
    }
}
