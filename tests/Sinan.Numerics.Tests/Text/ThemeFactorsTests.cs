using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class ThemeFactorsTests
{
    // By hand: term 0 has inverse document frequency ln(43 ÷ 23) + 1 = 1.63, terms 6 to 29 at least ln(43 ÷ 3) + 1 = 3.66. The factor of terms 0 to 2
    // makes up 1.63 ÷ (1.63 + 24 · 3.66) = 2 % of the first strange comment and 3.26 ÷ 6.92 = 47 % of the second.
    [Fact]
    public void A_comment_of_which_no_factor_makes_up_a_twentieth_is_in_no_theme()
    {
        var labels = Find(2, 1, [[0, .. Enumerable.Range(6, 24)], [0, 1, 6]]);

        Assert.Equal(-1, labels[40]);
        Assert.Equal(labels[0], labels[41]);
    }

    // The third factor is those three comments whole, so that nothing of them is left to the first, although it knows their term 0.
    [Fact]
    public void A_small_theme_is_dissolved_and_a_comment_that_no_other_factor_makes_up_is_in_none()
    {
        int[][] few = [[0, 6, 7], [0, 6, 7], [0, 6, 7]];

        var apart = Find(3, 3, few);
        var dissolved = Find(3, 4, few);

        Assert.Equal(3, apart.Count(l => l == apart[40]));
        Assert.Equal([-1, -1, -1], dissolved[40..]);
    }

    /// <summary>Twenty comments of terms 0, 1, 2 and twenty of terms 3, 4, 5, and others after them.</summary>
    static int[] Find(int factors, int least, int[][] others)
    {
        int[][] rows = [.. Enumerable.Repeat<int[]>([0, 1, 2], 20), .. Enumerable.Repeat<int[]>([3, 4, 5], 20), .. others];
        var terms = new ThemeTerms([.. Enumerable.Range(0, 30).Select(t => $"t{t}")], [.. Enumerable.Repeat(1, 30)], rows);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        var weights = TermWeights.Of(terms, TermWeights.Frequencies(terms));

        var labels = ThemeFactors.Find(weights, LatentSpace.Fit(terms, factors, 1, options), factors, ClusterStart.None(rows.Length), least, options);

        Assert.Single(labels[..20].Distinct());
        Assert.Single(labels[20..40].Distinct());
        Assert.NotEqual(labels[0], labels[20]);
        return labels;
    }
}
