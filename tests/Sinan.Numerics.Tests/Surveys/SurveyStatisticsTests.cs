using System.Text.Json;
using Sinan.Numerics.Random;
using Sinan.Numerics.Surveys;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Surveys;

public sealed class SurveyStatisticsTests
{
    static IEnumerable<JsonElement> Cases(string file, string function)
    {
        var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "monitoring", file))).RootElement;
        var cases = vectors.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("fn").GetString() == function).ToArray();
        Assert.NotEmpty(cases);
        return cases;
    }

    // By hand: 5 promoters, 2 between, 3 detractors of 10: 0.2; variance (0.5 + 0.3 − 0.04) ÷ 10 = 0.076.
    [Fact]
    public void The_promoter_score_equals_that_by_hand()
    {
        double[] ratings = [9, 10, 10, 9, 9, 7, 8, 0, 6, 3];
        var half = 1.959963984540054 * Math.Sqrt(0.076);

        var score = Scores.NetPromoter(ratings);

        Assert.Equal(0.2, score.Value, 1e-12);
        Assert.Equal(0.2 - half, score.Interval.Low, 1e-9);
        Assert.Equal(0.2 + half, score.Interval.High, 1e-9);
        Assert.Equal(score.Value, Scores.NetPromoter(ratings, [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]).Value, 1e-12);
        Assert.Equal(score.Interval.Low, Scores.NetPromoter(ratings, [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]).Interval.Low, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scores.NetPromoter([11]));
    }

    // conformance/monitoring/labelling.json (statsmodels): Wilson's interval of k of n.
    [Fact]
    public void A_top_share_has_wilsons_interval()
    {
        foreach (var entry in Cases("labelling.json", "proportion_interval"))
        {
            var (top, n) = (entry.GetProperty("input").GetProperty("errors").GetInt32(), entry.GetProperty("input").GetProperty("sampled").GetInt32());
            var wilson = entry.GetProperty("expect").GetProperty("wilson");

            var share = Scores.TopShare([.. Enumerable.Range(0, n).Select(i => i < top ? 5.0 : 3)], from: 4);

            Assert.Equal((double)top / n, share.Value, 1e-12);
            Assert.Equal(wilson[0].GetDouble(), share.Interval.Low, 1e-9);
            Assert.Equal(wilson[1].GetDouble(), share.Interval.High, 1e-9);
        }
    }

    // By hand: weights 1, 1, 2 of 2, 4, 6: mean 18 ÷ 4; variance (1 · 6.25 + 1 · 0.25 + 2 · 2.25) ÷ 4 = 2.75 with 16 ÷ 6 effective answers, so 2.75 · n ÷ (n − 1) = 4.4.
    // Without weights it is Student's: 4 ± 4.302653 · 2 ÷ √3.
    [Fact]
    public void A_mean_equals_that_by_hand()
    {
        var plain = Scores.Mean([2, 4, 6]);
        Assert.Equal(4, plain.Value, 1e-12);
        Assert.Equal(4 - (4.302652729911275 * 2 / Math.Sqrt(3)), plain.Interval.Low, 1e-9);

        var weighted = Scores.Mean([2, 4, 6], [1, 1, 2]);
        Assert.Equal(4.5, weighted.Value, 1e-12);
        var half = Sinan.Numerics.Statistics.Distribution.StudentQuantile(0.975, (16 / 6.0) - 1) * Math.Sqrt(4.4 / (16 / 6.0));
        Assert.Equal(4.5 + half, weighted.Interval.High, 1e-9);
    }

    // By hand: 8 of 10 find it important, 3 are satisfied: 8 + (8 − 3) = 13. More satisfied than important leaves the importance.
    [Fact]
    public void Opportunity_equals_that_by_hand()
    {
        double[] important = [5, 4, 4, 5, 5, 4, 4, 4, 3, 1], satisfied = [4, 5, 4, 3, 2, 1, 3, 3, 3, 3];

        var score = Opportunity.Score(important, satisfied, seed: 1);

        Assert.Equal(13, score.Value, 1e-12);
        Assert.InRange(score.Value, score.Interval.Low, score.Interval.High);
        Assert.Equal(3, Opportunity.Score(satisfied, important, seed: 1).Value, 1e-12);
        Assert.Throws<ArgumentException>(() => Opportunity.Score(important, satisfied.AsMemory(1), seed: 1));
    }

    // conformance/monitoring/feasibility.json, test_set_size: n for a half width of a share.
    [Fact]
    public void The_needed_number_equals_the_vectors()
    {
        foreach (var entry in Cases("feasibility.json", "test_set_size"))
        {
            var input = entry.GetProperty("input");
            Assert.Equal(
                entry.GetProperty("expect").GetProperty("n_needed_wald").GetInt32(),
                SampleSize.Needed(input.GetProperty("half_width").GetDouble(), input.GetProperty("accuracy").GetDouble()));
        }
    }

    // Krejcie and Morgan's table (1970) for ± 5 % at 95 %.
    [Theory]
    [InlineData(100, 80)]
    [InlineData(300, 169)]
    [InlineData(1000, 278)]
    [InlineData(1500, 306)]
    [InlineData(10_000, 370)]
    public void A_small_population_needs_fewer(int population, int needed)
    {
        Assert.Equal(needed, SampleSize.Needed(0.05, population: population));
        Assert.True(SampleSize.Margin(needed, population: population) <= 0.05);
        Assert.True(SampleSize.Margin(needed - 1, population: population) > 0.05);
    }

    // By hand: 1.959964 √(0.25 ÷ 400) = 0.049; asking everyone leaves no margin.
    [Fact]
    public void The_margin_equals_that_by_hand()
    {
        Assert.Equal(1.959963984540054 * 0.025, SampleSize.Margin(400), 1e-9);
        Assert.Equal(0, SampleSize.Margin(250, population: 250));
        Assert.Equal(385, SampleSize.Needed(0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.Margin(300, population: 250));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.Needed(0));
    }

    // By hand: 60 and 40 answers raked to halves: weights 5 ÷ 6 and 5 ÷ 4; effective 10,000 ÷ (60 · 25 ÷ 36 + 40 · 25 ÷ 16) = 96.
    [Fact]
    public void Weights_of_one_margin_equal_those_by_hand()
    {
        var weights = Raking.Weights(100, [new RakingMargin([.. Enumerable.Range(0, 100).Select(i => i < 60 ? 0 : 1)], [1, 1])])!;

        Assert.Equal(5 / 6.0, weights[0], 1e-6);
        Assert.Equal(5 / 4.0, weights[99], 1e-6);
        Assert.Equal(96, Raking.EffectiveSize(weights), 1e-3);
        Assert.Equal(100 / 96.0, Raking.DesignEffect(weights), 1e-6);
    }

    // Laws of iterative proportional fitting: the margins are met, and the odds ratio of the answers is kept (Deming and Stephan 1940).
    [Fact]
    public void Raking_meets_its_margins_and_keeps_the_odds_ratio()
    {
        var random = new SplitMix64(4);
        var (first, second) = (new int[400], new int[400]);
        for (var i = 0; i < 400; i++)
            (first[i], second[i]) = (random.NextBool(0.3) ? 1 : 0, random.NextBool(0.6) ? 1 : 0);

        var weights = Raking.Weights(400, [new RakingMargin([.. first], [0.5, 0.5]), new RakingMargin([.. second], [0.7, 0.3])])!;

        var cells = new double[2, 2];
        var plain = new double[2, 2];
        for (var i = 0; i < 400; i++)
        {
            cells[first[i], second[i]] += weights[i];
            plain[first[i], second[i]]++;
        }

        Assert.Equal(200, cells[0, 0] + cells[0, 1], 1e-3);
        Assert.Equal(280, cells[0, 0] + cells[1, 0], 1e-3);
        Assert.Equal(plain[0, 0] * plain[1, 1] / (plain[0, 1] * plain[1, 0]), cells[0, 0] * cells[1, 1] / (cells[0, 1] * cells[1, 0]), 1e-9);
    }

    [Fact]
    public void A_category_without_answers_cannot_be_weighted() => Assert.Null(Raking.Weights(3, [new RakingMargin([0, 0, 0], [0.5, 0.5])]));

    // scipy 1.10.1: conformance/monitoring/drift_two_sample.json.
    [Fact]
    public void Chi_square_and_cramers_v_equal_scipy()
    {
        foreach (var entry in Cases("drift_two_sample.json", "chi2_contingency").Where(c => c.GetProperty("expect").TryGetProperty("cramers_v", out _)))
        {
            var rows = entry.GetProperty("input").GetProperty("table").EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
            var table = new double[rows.Length, rows[0].Length];
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = 0; j < rows[i].Length; j++)
                    table[i, j] = rows[i][j];
            }

            var result = CrossTab.Analyze(table, seed: 1);
            var expect = entry.GetProperty("expect");
            Assert.Equal(expect.GetProperty("chi2").GetDouble(), result.ChiSquared.Statistic, 1e-9);
            Assert.Equal(expect.GetProperty("p").GetDouble(), result.ChiSquared.P, 1e-9);
            Assert.Equal(expect.GetProperty("dof").GetInt32(), result.ChiSquared.Degrees);
            Assert.Equal(expect.GetProperty("cramers_v").GetDouble(), result.CramersV, 1e-9);
        }
    }

    // Fisher's tea tasting, 3 of 4 right: two-sided p = 34 ÷ 70.
    [Fact]
    public void Small_cells_of_a_fourfold_table_take_fishers_test()
    {
        var result = CrossTab.Analyze(new double[,] { { 3, 1 }, { 1, 3 } }, seed: 1);

        Assert.Equal(CrossTabTest.Fisher, result.Test);
        Assert.Equal(34 / 70.0, result.P, 1e-10);
    }

    // By hand: two of six fall into the first row in 15 ways; both in one column in 3 of them, so p = 3 ÷ 15.
    [Fact]
    public void Small_cells_of_a_larger_table_are_simulated()
    {
        var result = CrossTab.Analyze(new double[,] { { 2, 0, 0 }, { 0, 2, 2 } }, seed: 1);

        Assert.Equal(CrossTabTest.FisherSimulated, result.Test);
        Assert.Equal(0.2, result.P, 0.02);
        Assert.Equal(result.P, CrossTab.Analyze(new double[,] { { 2, 0, 0 }, { 0, 2, 2 } }, seed: 1).P);
    }

    // By hand: 60 of 100 against 40 of 100: z = 0.2 ÷ √(0.5 · 0.5 · 0.02) = 2.828, p = 0.004678; two rows, so Holm doubles the first p; both have the same.
    [Fact]
    public void Columns_that_differ_are_named_after_holms_correction()
    {
        var result = CrossTab.Analyze(new double[,] { { 60, 40 }, { 40, 60 } }, seed: 1);

        Assert.Equal([(0, 0, 1), (1, 1, 0)], result.Differences.Select(d => (d.Row, d.Higher, d.Lower)));
        Assert.All(result.Differences, d => Assert.Equal(2 * 0.004677734981047266, d.P, 1e-9));
        Assert.All(result.Differences, d => Assert.Equal(0.2, d.Effect.Difference, 1e-12));
        Assert.Empty(CrossTab.Analyze(new double[,] { { 52, 48 }, { 48, 52 } }, seed: 1).Differences);
    }

    [Fact]
    public void A_table_of_one_column_has_no_association()
    {
        var result = CrossTab.Analyze(new double[,] { { 5, 0 }, { 7, 0 } }, seed: 1);

        Assert.Equal(1, result.P);
        Assert.Equal(0, result.CramersV);
    }
}
