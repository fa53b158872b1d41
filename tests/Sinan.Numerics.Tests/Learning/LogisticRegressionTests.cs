using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Learning;

public sealed class LogisticRegressionTests
{
    // scikit-learn 1.2.1: conformance/ml/linear_text.json.
    [Fact]
    public void The_optimum_equals_scikit_learn()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", "linear_text.json")));
        var vector = vectors.RootElement.GetProperty("logreg");
        var rows = FeatureMatrix.Of([.. vector.GetProperty("x").EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray())]);
        bool[] labels = [.. vector.GetProperty("y").EnumerateArray().Select(v => v.GetInt32() == 1)];

        var model = LogisticRegression.Fit(rows, labels, vector.GetProperty("C").GetDouble());

        var weights = vector.GetProperty("w").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        for (var j = 0; j < weights.Length; j++)
            Assert.Equal(weights[j], model.Weights[j], 1e-6);
        Assert.Equal(vector.GetProperty("b").GetDouble(), model.Intercept, 1e-6);
        var i = 0;
        foreach (var probability in vector.GetProperty("proba").EnumerateArray())
            Assert.Equal(probability.GetDouble(), model.Probability(rows.Row(i++)), 1e-6);
    }

    // Without telling columns the intercept is the log odds of the shares.
    [Fact]
    public void Without_telling_columns_the_share_is_predicted()
    {
        var model = LogisticRegression.Fit(FeatureMatrix.Of([[0.0], [0.0], [0.0], [0.0]]), [true, true, true, false]);

        Assert.Equal(0.75, model.Probability([0]), 1e-9);
    }

    [Fact]
    public void One_answer_alone_teaches_nothing() =>
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit(FeatureMatrix.Of([[1.0], [2.0]]), [true, true]));
}
