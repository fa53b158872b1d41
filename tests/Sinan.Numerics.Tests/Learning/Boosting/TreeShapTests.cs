using System.Numerics;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class TreeShapTests
{
    // The definition: every order of the features, with the value of a set of known features as the mean over the training paths.
    [Fact]
    public void Contributions_are_the_shapley_values_of_the_definition()
    {
        const int columns = 4;
        var random = new SplitMix64(11);
        var (rows, targets) = (new FeatureMatrix(200, columns), new double[200]);
        for (var i = 0; i < 200; i++)
        {
            for (var j = 0; j < columns; j++)
                rows[i, j] = random.NextBool(0.1) ? double.NaN : random.NextInt(5);
            targets[i] = random.NextBool(double.IsNaN(rows[i, 0]) || rows[i, 0] > 2 ? 0.8 : rows[i, 1] > 2 ? 0.5 : 0.1) ? 1 : 0;
        }

        var model = BoostedTrees.Fit(rows, targets, new BoostingOptions { Rounds = 5, MostDepth = 4 }, cancellationToken: TestContext.Current.CancellationToken);
        var contributions = new double[columns + 1];
        for (var i = 0; i < 40; i++)
        {
            var row = rows.Row(i).ToArray();
            TreeShap.Explain(model, row, contributions);
            Assert.Equal(model.Margin(row), contributions.Sum(), 1e-9);
            for (var f = 0; f < columns; f++)
                Assert.Equal(Shapley(model, row, f), contributions[f], 1e-9);
            Assert.Equal(Known(model, row, 0), contributions[columns], 1e-9);
        }
    }

    static double Shapley(BoostedModel model, double[] row, int feature)
    {
        double[] factorial = [1, 1, 2, 6, 24];
        var value = 0.0;
        for (var set = 0u; set < 16; set++)
        {
            if ((set >> feature & 1) == 1)
                continue;
            var size = BitOperations.PopCount(set);
            value += factorial[size] * factorial[3 - size] / factorial[4] * (Known(model, row, set | (1u << feature)) - Known(model, row, set));
        }

        return value;
    }

    static double Known(BoostedModel model, double[] row, uint set)
    {
        return model.BaseMargin + model.Trees.Sum(t => Of(t, 0));

        double Of(RegressionTree tree, int at)
        {
            var node = tree.Nodes[at];
            if (node.IsLeaf)
                return node.Value;
            if ((set >> node.Feature & 1) == 1)
                return Of(tree, node.Next(row));
            return ((tree.Nodes[node.Left].Cover * Of(tree, node.Left)) + (tree.Nodes[node.Right].Cover * Of(tree, node.Right))) / node.Cover;
        }
    }
}
