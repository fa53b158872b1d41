namespace Sinan.Numerics.Text;

/// <summary>Themes as non-negative factors of the comments' TF-IDF: a comment belongs to the factor that makes up most of it.</summary>
static class ThemeFactors
{
    /// <summary>A comment of whose summed TF-IDF the factor makes up a smaller share belongs to no theme.</summary>
    const double LeastShare = 0.05;

    /// <param name="weights">TF-IDF, comments × terms.</param>
    /// <param name="space">Where words lie.</param>
    /// <param name="factors">Number of factors: no fewer than known themes, and no more than the space has dimensions beside them.</param>
    /// <param name="start">Earlier themes, the first factors; held ones keep their comments and are never dissolved.</param>
    /// <param name="least">Smallest theme; the comments of smaller ones go to their next factor, if it makes up enough of them.</param>
    /// <param name="options">Threads; the answer does not depend on them.</param>
    /// <returns>Factor of each comment; −1 for none.</returns>
    public static int[] Find(SparseMatrix weights, LatentSpace space, int factors, ClusterStart start, int least, ParallelOptions options)
    {
        var fit = NonNegativeFactors.Fit(weights, Begin(weights, space, factors, start, options), factors, options);
        var sums = new double[weights.RowCount];
        var ones = new double[weights.ColumnCount];
        Array.Fill(ones, 1);
        weights.Multiply(ones, 1, sums, options);

        int[] all = [.. Enumerable.Range(0, factors)];
        var labels = Assign(fit.Rows, factors, sums, all, start);
        var sizes = ThemeSearch.Sizes(labels, factors);
        return Assign(fit.Rows, factors, sums, [.. all.Where(f => sizes[f] >= least || start.IsHeld(f))], start);
    }

    /// <summary>
    /// Terms of each factor to begin with: the mean of its comments for a known theme (Wild, Curry and Dougherty 2004), else the part of one sign, the
    /// longer one, of a singular vector (Boutsidis and Gallopoulos 2008, NNDSVD), here of the association of terms.
    /// </summary>
    static double[] Begin(SparseMatrix weights, LatentSpace space, int factors, ClusterStart start, ParallelOptions options)
    {
        var members = new double[weights.RowCount * factors];
        for (var i = 0; i < weights.RowCount; i++)
        {
            if (start.Labels[i] >= 0)
                members[(i * factors) + start.Labels[i]] = 1;
        }

        var begin = new double[weights.ColumnCount * factors];
        weights.Transpose().Multiply(members, factors, begin, options);
        for (var f = start.Count; f < factors; f++)
        {
            var (above, below) = (0.0, 0.0);
            for (var term = 0; term < weights.ColumnCount; term++)
            {
                double value = space.Words[(term * space.Rank) + f - start.Count];
                above += value > 0 ? value * value : 0;
                below += value < 0 ? value * value : 0;
            }

            var sign = above >= below ? 1 : -1;
            for (var term = 0; term < weights.ColumnCount; term++)
                begin[(term * factors) + f] = Math.Max(0, sign * space.Words[(term * space.Rank) + f - start.Count]);
        }

        return begin;
    }

    static int[] Assign(double[] rows, int factors, double[] sums, int[] kept, ClusterStart start)
    {
        var labels = new int[sums.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = -1;
            var most = LeastShare * sums[i];
            foreach (var factor in kept)
            {
                if (rows[(i * factors) + factor] > most)
                    (labels[i], most) = (factor, rows[(i * factors) + factor]);
            }

            if (start.Labels[i] >= 0 && start.IsHeld(start.Labels[i]))
                labels[i] = start.Labels[i];
        }

        return labels;
    }
}
