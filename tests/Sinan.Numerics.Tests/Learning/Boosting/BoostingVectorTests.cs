using System.Text.Json;
using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Against XGBoost 1.7.4: conformance/ml/treeshap.json.</summary>
public sealed class BoostingVectorTests
{
    const double Tolerance = 2e-5;

    [Fact]
    public void Margins_and_contributions_are_those_of_xgboost()
    {
        foreach (var vector in Vectors.Of("treeshap.json").GetProperty("cases").EnumerateArray())
        {
            var (model, rows) = (ModelOf(vector), Vectors.Matrix(vector.GetProperty("x")));
            var (margins, contributions) = (model.Margins(rows), TreeShap.Explain(model, rows));
            var (expectedMargins, expected) = (Vectors.Doubles(vector.GetProperty("margin")), Vectors.Matrix(vector.GetProperty("contributions")));
            for (var i = 0; i < rows.Rows; i++)
            {
                Close(expectedMargins[i], margins[i]);
                for (var j = 0; j <= model.Columns; j++)
                    Close(expected[i, j], contributions[i, j]);
            }
        }
    }

    [Fact]
    public void Exact_greedy_training_gives_the_trees_of_xgboost()
    {
        var trained = 0;
        foreach (var vector in Vectors.Of("treeshap.json").GetProperty("cases").EnumerateArray())
        {
            if (vector.GetProperty("train") is not { ValueKind: JsonValueKind.Object } train)
                continue;
            var options = new BoostingOptions
            {
                Rounds = vector.GetProperty("trees").GetArrayLength(),
                Eta = vector.GetProperty("params").GetProperty("eta").GetDouble(),
                MostDepth = vector.GetProperty("params").GetProperty("max_depth").GetInt32(),
                BaseMargin = 0,
            };
            var model = BoostedTrees.Fit(Vectors.Matrix(train.GetProperty("x")), Vectors.Doubles(train.GetProperty("y")), options, cancellationToken: TestContext.Current.CancellationToken);
            var (expected, margins) = (Vectors.Doubles(vector.GetProperty("margin")), model.Margins(Vectors.Matrix(vector.GetProperty("x"))));
            for (var i = 0; i < expected.Length; i++)
                Close(expected[i], margins[i]);
            trained++;
        }

        Assert.True(trained > 0);
    }

    static void Close(double expected, double actual) => Assert.Equal(expected, actual, Tolerance * Math.Max(1, Math.Abs(expected)));

    static BoostedModel ModelOf(JsonElement vector) => new(
        vector.GetProperty("objective").GetString() == "binary:logistic" ? BoostingLoss.Logistic : BoostingLoss.Squared,
        vector.GetProperty("features").GetInt32(), vector.GetProperty("base_margin").GetDouble(),
        [.. vector.GetProperty("trees").EnumerateArray().Select(TreeOf)]);

    static RegressionTree TreeOf(JsonElement root)
    {
        var nodes = new List<TreeNode>();
        Add(root);
        return new RegressionTree([.. nodes]);

        int Add(JsonElement node)
        {
            var (at, cover) = (nodes.Count, node.GetProperty("cover").GetDouble());
            nodes.Add(default);
            if (node.TryGetProperty("leaf", out var leaf))
            {
                nodes[at] = TreeNode.Leaf(leaf.GetDouble(), cover);
                return at;
            }

            var children = node.GetProperty("children").EnumerateArray().ToDictionary(c => c.GetProperty("nodeid").GetInt32(), Add);
            var (yes, no) = (node.GetProperty("yes").GetInt32(), node.GetProperty("no").GetInt32());
            nodes[at] = new TreeNode(
                int.Parse(node.GetProperty("split").GetString()![1..]), node.GetProperty("split_condition").GetDouble(), children[yes], children[no],
                node.GetProperty("missing").GetInt32() == yes, 0, cover);
            return at;
        }
    }
}
