namespace Sinan.Numerics.Text;

/// <summary>How much more often terms stand in one comment than by chance: positive pointwise mutual information (Church and Hanks 1990; Bullinaria and Levy 2007).</summary>
static class WordAssociation
{
    /// <summary>Pairs that met less often say nothing.</summary>
    const int LeastTogether = 2;

    /// <summary>A symmetric terms × terms matrix of max(0, ln(n·n_ab ÷ (n_a·n_b))).</summary>
    public static SparseMatrix Of(ThemeTerms terms, int[] frequency, ParallelOptions options)
    {
        var count = terms.Terms.Length;
        var holders = Holders(terms, frequency);
        var (columns, values) = (new int[count][], new float[count][]);
        Parallel.For(0, count, options, () => new int[count], (term, _, together) =>
        {
            var met = new List<int>();
            foreach (var row in holders[term])
            {
                foreach (var other in terms.Rows[row])
                {
                    if (together[other]++ == 0)
                        met.Add(other);
                }
            }

            met.Sort();
            var (found, weights) = (new List<int>(), new List<float>());
            foreach (var other in met)
            {
                var weight = Math.Log((double)terms.Rows.Length * together[other] / ((double)frequency[term] * frequency[other]));
                if (other != term && together[other] >= LeastTogether && weight > 0)
                {
                    found.Add(other);
                    weights.Add((float)weight);
                }

                together[other] = 0;
            }

            (columns[term], values[term]) = ([.. found], [.. weights]);
            return together;
        }, _ => { });
        return new SparseMatrix(columns, values, count);
    }

    static int[][] Holders(ThemeTerms terms, int[] frequency)
    {
        var holders = frequency.Select(f => new int[f]).ToArray();
        var next = new int[frequency.Length];
        for (var row = 0; row < terms.Rows.Length; row++)
        {
            foreach (var term in terms.Rows[row])
                holders[term][next[term]++] = row;
        }

        return holders;
    }
}
