namespace Sinan.Numerics.Text;

/// <summary>How much more a column belongs to a label than to the rest: logarithms of ratios of shares.</summary>
public static class ClassRatios
{
    /// <summary>ln((p ÷ |p|) ÷ (q ÷ |q|)), p and q the smoothed numbers of rows with the column inside and outside the label; 0 for columns that no chosen row has.</summary>
    /// <returns>Columns × machines.</returns>
    /// <remarks>Source: Wang and Manning 2012, "Baselines and bigrams". Columns that no chosen row has are left out of the norms.</remarks>
    public static float[] OfCounts(TextRows rows, ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, int classes, double smoothing) =>
        Of(rows, chosen, labels, classes, smoothing, static _ => 1);

    /// <summary>The same from sums of values instead of numbers of rows: the weights of multinomial naive Bayes, one label against the rest.</summary>
    public static float[] OfValues(TextRows rows, ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, int classes, double smoothing) =>
        Of(rows, chosen, labels, classes, smoothing, static value => value);

    static float[] Of(TextRows rows, ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, int classes, double smoothing, Func<float, float> amount)
    {
        var problems = LinearMachines.ProblemsOf(classes);
        var (inside, all) = (new float[(long)rows.Width * problems], new float[rows.Width]);
        foreach (var row in chosen)
        {
            // The label's own machine; with two labels the second is the positive one.
            var problem = problems > 1 ? labels[row] : labels[row] == 1 ? 0 : -1;
            var columns = rows.ColumnsOf(row);
            var values = rows.ValuesOf(row);
            for (var j = 0; j < columns.Length; j++)
            {
                var value = amount(values[j]);
                all[columns[j]] += value;
                if (problem >= 0)
                    inside[((long)columns[j] * problems) + problem] += value;
            }
        }

        var (p, q) = (new double[problems], new double[problems]);
        for (var column = 0; column < all.Length; column++)
        {
            for (var problem = 0; all[column] > 0 && problem < problems; problem++)
            {
                p[problem] += smoothing + inside[((long)column * problems) + problem];
                q[problem] += smoothing + all[column] - inside[((long)column * problems) + problem];
            }
        }

        // The sums become the ratios in place.
        for (var column = 0; column < all.Length; column++)
        {
            for (var problem = 0; all[column] > 0 && problem < problems; problem++)
            {
                ref var cell = ref inside[((long)column * problems) + problem];
                cell = (float)Math.Log((smoothing + cell) / p[problem] / ((smoothing + Math.Max(0, all[column] - cell)) / q[problem]));
            }
        }

        return inside;
    }
}
