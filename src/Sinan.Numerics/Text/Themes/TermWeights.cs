namespace Sinan.Numerics.Text;

/// <summary>What the terms of comments weigh: TF-IDF with smoothed inverse document frequency, ln((1 + n) ÷ (1 + n_t)) + 1, each comment of length one.</summary>
static class TermWeights
{
    /// <summary>Comments that hold each term.</summary>
    public static int[] Frequencies(ThemeTerms terms)
    {
        var frequency = new int[terms.Terms.Length];
        foreach (var row in terms.Rows)
        {
            foreach (var term in row)
                frequency[term]++;
        }

        return frequency;
    }

    /// <summary>A comments × terms matrix.</summary>
    public static SparseMatrix Of(ThemeTerms terms, int[] frequency)
    {
        var idf = new float[frequency.Length];
        for (var i = 0; i < idf.Length; i++)
            idf[i] = (float)(Math.Log((1.0 + terms.Rows.Length) / (1.0 + frequency[i])) + 1);
        var values = new float[terms.Rows.Length][];
        for (var row = 0; row < values.Length; row++)
            values[row] = Weigh(terms.Rows[row], idf);
        return new SparseMatrix(terms.Rows, values, frequency.Length);
    }

    static float[] Weigh(ReadOnlySpan<int> row, float[] idf)
    {
        var values = new float[row.Length];
        var square = 0.0;
        for (var i = 0; i < row.Length; i++)
            square += idf[row[i]] * idf[row[i]];
        for (var i = 0; i < row.Length; i++)
            values[i] = (float)(idf[row[i]] / Math.Sqrt(square));
        return values;
    }
}
