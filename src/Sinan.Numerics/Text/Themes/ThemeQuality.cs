namespace Sinan.Numerics.Text;

/// <summary>How good the themes are.</summary>
/// <param name="Coherence">Mean over themes of the mean normalised pointwise mutual information of the pairs among the ten first words, over comments (Bouma 2009; ε = 10⁻¹²).</param>
/// <param name="Diversity">Distinct words among all themes' ten first words ÷ all.</param>
/// <param name="Silhouette">Simplified silhouette of the clusters; NaN when no clusters were sought.</param>
public sealed record ThemeQuality(double Coherence, double Diversity, double Silhouette)
{
    internal static ThemeQuality Of(ThemeTerms terms, ThemeWord[][] words, double silhouette)
    {
        var all = words.SelectMany(w => w).Select(w => w.Number).ToArray();
        var diversity = all.Length == 0 ? 0 : all.Distinct().Count() / (double)all.Length;
        var coherence = words.Length == 0 ? 0 : words.Average(w => Npmi(terms.Rows, [.. w.Select(x => x.Number)]));
        return new ThemeQuality(coherence, diversity, silhouette);
    }

    /// <param name="rows">Terms of each comment, ascending.</param>
    /// <param name="words">Terms of one theme.</param>
    public static double Npmi(int[][] rows, int[] words)
    {
        const double epsilon = 1e-12;
        if (words.Length < 2)
            return 0;
        var joint = new int[words.Length, words.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (Array.BinarySearch(row, words[i]) < 0)
                    continue;
                for (var j = i; j < words.Length; j++)
                    joint[i, j] += Array.BinarySearch(row, words[j]) >= 0 ? 1 : 0;
            }
        }

        var (sum, pairs, n) = (0.0, 0, (double)rows.Length);
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++)
            {
                var p = joint[i, j] / n;
                sum += Math.Log((p + epsilon) / (joint[i, i] / n * (joint[j, j] / n))) / -Math.Log(p + epsilon);
                pairs++;
            }
        }

        return sum / pairs;
    }
}
