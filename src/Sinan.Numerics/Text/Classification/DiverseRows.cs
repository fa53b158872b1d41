namespace Sinan.Numerics.Text;

/// <summary>Chooses rows that are far from each other and from what is known already.</summary>
public static class DiverseRows
{
    /// <summary>Greedy k-center: each choice is the candidate farthest from the nearest known or chosen row (Gonzalez 1985; for active learning Sener and Savarese 2018).</summary>
    /// <param name="rows">Rows of length one; the distance is 1 − cosine.</param>
    /// <param name="known">Rows that are centres already; may be empty.</param>
    /// <param name="candidates">Rows to choose from; of equal distances the earlier one wins.</param>
    /// <param name="most">Rows at most.</param>
    /// <returns>Chosen rows, farthest first.</returns>
    /// <remarks>O((known + most) × entries of the candidates): one dense copy of a centre, then a sparse product with each candidate.</remarks>
    public static int[] Choose(TextRows rows, ReadOnlySpan<int> known, ReadOnlySpan<int> candidates, int most)
    {
        var (centre, nearest) = (new float[rows.Width], new float[candidates.Length]);
        Array.Fill(nearest, float.NegativeInfinity);
        foreach (var row in known)
            Approach(rows, row, candidates, centre, nearest);
        var chosen = new int[Math.Min(most, candidates.Length)];
        for (var i = 0; i < chosen.Length; i++)
        {
            var far = 0;
            for (var c = 1; c < nearest.Length; c++)
                far = nearest[c] < nearest[far] ? c : far;
            chosen[i] = candidates[far];
            Approach(rows, chosen[i], candidates, centre, nearest);
            nearest[far] = float.PositiveInfinity;
        }

        return chosen;
    }

    /// <summary>Keeps for each candidate the cosine with the nearest centre; what is chosen already stays at infinity.</summary>
    static void Approach(TextRows rows, int row, ReadOnlySpan<int> candidates, float[] centre, float[] nearest)
    {
        var columns = rows.ColumnsOf(row);
        var values = rows.ValuesOf(row);
        for (var j = 0; j < columns.Length; j++)
            centre[columns[j]] = values[j];
        for (var c = 0; c < candidates.Length; c++)
        {
            var own = rows.ColumnsOf(candidates[c]);
            var weights = rows.ValuesOf(candidates[c]);
            var product = 0f;
            for (var j = 0; j < own.Length; j++)
                product += centre[own[j]] * weights[j];
            nearest[c] = Math.Max(nearest[c], product);
        }

        foreach (var column in columns)
            centre[column] = 0;
    }
}
