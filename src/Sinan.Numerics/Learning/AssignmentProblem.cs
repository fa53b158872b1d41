namespace Sinan.Numerics.Learning;

/// <summary>Pairs rows with columns so that the weights of the pairs sum to the most: the Hungarian method by shortest augmenting paths.</summary>
/// <remarks>O(n²·m) for n rows and m ≥ n columns. Source: Kuhn 1955; Jonker and Volgenant 1987.</remarks>
public static class AssignmentProblem
{
    /// <param name="weights">Rows × columns, row by row, finite; every pair may be made, whatever its weight.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <returns>Column of each row; −1 for rows left over when there are more rows than columns. Ties go to the same pairs every time.</returns>
    /// <exception cref="ArgumentException">The length of the weights is not rows × columns.</exception>
    public static int[] Maximize(ReadOnlySpan<double> weights, int rows, int columns)
    {
        if (weights.Length != rows * columns)
            throw new ArgumentException($"{rows} × {columns} weights are needed. Got {weights.Length}.", nameof(weights));
        // The method wants no more rows than columns.
        var turned = rows > columns;
        var (n, m) = turned ? (columns, rows) : (rows, columns);
        var (u, v, rowOf) = (new double[n + 1], new double[m + 1], new int[m + 1]);
        var (way, least, seen) = (new int[m + 1], new double[m + 1], new bool[m + 1]);
        for (var row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            Array.Fill(least, double.PositiveInfinity);
            Array.Clear(seen);
            var column = 0;
            do
            {
                seen[column] = true;
                var (at, next, delta) = (rowOf[column], 0, double.PositiveInfinity);
                for (var j = 1; j <= m; j++)
                {
                    if (seen[j])
                        continue;
                    var weight = turned ? weights[((j - 1) * columns) + at - 1] : weights[((at - 1) * columns) + j - 1];
                    var reduced = -weight - u[at] - v[j];
                    if (reduced < least[j])
                        (least[j], way[j]) = (reduced, column);
                    if (least[j] < delta)
                        (delta, next) = (least[j], j);
                }

                for (var j = 0; j <= m; j++)
                {
                    if (seen[j])
                        (u[rowOf[j]], v[j]) = (u[rowOf[j]] + delta, v[j] - delta);
                    else
                        least[j] -= delta;
                }

                column = next;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = way[column])
                rowOf[column] = rowOf[way[column]];
        }

        var result = new int[rows];
        Array.Fill(result, -1);
        for (var j = 1; j <= m; j++)
        {
            if (rowOf[j] == 0)
                continue;
            if (turned)
                result[j - 1] = rowOf[j] - 1;
            else
                result[rowOf[j] - 1] = j - 1;
        }

        return result;
    }
}
