using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class BoostedTreesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Yes when the first two columns have different signs; some values are missing.</summary>
    static (FeatureMatrix Rows, double[] Targets) Crossed(int count, long seed, double missing = 0)
    {
        var random = new SplitMix64(seed);
        var (rows, targets) = (new FeatureMatrix(count, 4), new double[count]);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < 4; j++)
                rows[i, j] = random.Normal();
            targets[i] = rows[i, 0] * rows[i, 1] < 0 ? 1 : 0;
            for (var j = 0; j < 4; j++)
            {
                if (random.NextBool(missing))
                    rows[i, j] = double.NaN;
            }
        }

        return (rows, targets);
    }

    [Fact]
    public void Interactions_are_learned_without_being_told()
    {
        var (rows, targets) = Crossed(2000, seed: 1);
        var (others, answers) = Crossed(2000, seed: 2);
        var model = BoostedTrees.Fit(rows, targets, new BoostingOptions(), cancellationToken: Stop);

        Assert.True(BinaryScores.Auc(model.Margins(others), [.. answers.Select(a => a > 0)]) > 0.98);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var (rows, targets) = Crossed(8000, seed: 3, missing: 0.1);
        var (one, four) = (Fit(1), Fit(4));

        Assert.Equal(one.Trees.SelectMany(t => t.Nodes), four.Trees.SelectMany(t => t.Nodes));

        BoostedModel Fit(int threads) => BoostedTrees.Fit(rows, targets, new BoostingOptions { Rounds = 10, Threads = threads }, cancellationToken: Stop);
    }

    // Every cut between neighbouring values and both sides for missing rows, straight from equation 7 of Chen and Guestrin.
    [Fact]
    public void The_first_question_is_the_best_of_all_by_brute_force()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var (rows, targets) = Crossed(60, seed, missing: 0.2);
            var tree = BoostedTrees.Fit(rows, targets, new BoostingOptions { Rounds = 1, MostDepth = 1, BaseMargin = 0, Eta = 1 }, cancellationToken: Stop).Trees[0];
            var best = 0.0;
            for (var j = 0; j < 4; j++)
            {
                foreach (var cut in rows.Column(j).Where(v => !double.IsNaN(v)).Append(double.PositiveInfinity))
                {
                    foreach (var missingLeft in new[] { true, false })
                        best = Math.Max(best, Gain(rows, targets, j, cut, missingLeft));
                }
            }

            Assert.Equal(best, Gain(rows, targets, tree.Nodes[0].Feature, tree.Nodes[0].Threshold, tree.Nodes[0].MissingLeft), 1e-9);
        }
    }

    [Fact]
    public void Amounts_are_learned_by_squared_error()
    {
        var random = new SplitMix64(7);
        var (rows, targets) = (new FeatureMatrix(1000, 2), new double[1000]);
        for (var i = 0; i < 1000; i++)
            targets[i] = 10 + (5 * Math.Sin(rows[i, 0] = 6 * random.NextDouble())) + (rows[i, 1] = random.Normal());
        var model = BoostedTrees.Fit(rows, targets, new BoostingOptions { Loss = BoostingLoss.Squared }, cancellationToken: Stop);

        Assert.True(Enumerable.Range(0, 1000).Average(i => Math.Abs(model.Margin(rows.Row(i)) - targets[i])) < 0.3);
    }

    [Fact]
    public void Boosting_stops_when_other_rows_no_longer_gain()
    {
        var random = new SplitMix64(9);
        var (rows, validation) = (Crossed(300, seed: 4).Rows, Crossed(300, seed: 5).Rows);
        double[] Coins() => [.. Enumerable.Range(0, 300).Select(_ => random.NextBool(0.5) ? 1.0 : 0)];
        var model = BoostedTrees.Fit(rows, Coins(), new BoostingOptions { Rounds = 500, Patience = 10 }, (validation, Coins()), Stop);

        Assert.True(model.Trees.Length < 20, $"{model.Trees.Length} trees on coin tosses");
    }

    [Fact]
    public void More_values_than_bins_still_split_in_the_right_place()
    {
        var (rows, targets) = (new FeatureMatrix(10_000, 1), new double[10_000]);
        for (var i = 0; i < 10_000; i++)
            targets[i] = (rows[i, 0] = i) >= 7000 ? 1 : 0;
        var model = BoostedTrees.Fit(rows, targets, new BoostingOptions { Rounds = 1, MostDepth = 1 }, cancellationToken: Stop);

        Assert.InRange(model.Trees[0].Nodes[0].Threshold, 6960, 7040);
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        var rows = new FeatureMatrix(2, 1);
        Assert.Throws<ArgumentException>(() => BoostedTrees.Fit(rows, [0], new BoostingOptions()));
        Assert.Throws<ArgumentException>(() => BoostedTrees.Fit(rows, [0, 2], new BoostingOptions()));
        rows[0, 0] = double.PositiveInfinity;
        Assert.Throws<ArgumentException>(() => BoostedTrees.Fit(rows, [0, 1], new BoostingOptions()));
    }

    /// <summary>Gain of a question at margin 0 (derivatives p − y and ¼), λ = 1; 0 when a side is lighter than 1.</summary>
    static double Gain(FeatureMatrix rows, double[] targets, int feature, double cut, bool missingLeft)
    {
        var (g, h) = (new double[2], new double[2]);
        for (var i = 0; i < rows.Rows; i++)
        {
            var side = double.IsNaN(rows[i, feature]) ? (missingLeft ? 0 : 1) : rows[i, feature] < cut ? 0 : 1;
            g[side] += 0.5 - targets[i];
            h[side] += 0.25;
        }

        return h[0] < 1 || h[1] < 1 ? 0 : (g[0] * g[0] / (h[0] + 1)) + (g[1] * g[1] / (h[1] + 1)) - ((g[0] + g[1]) * (g[0] + g[1]) / (h[0] + h[1] + 1));
    }
}
