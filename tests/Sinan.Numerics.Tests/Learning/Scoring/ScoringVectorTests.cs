using System.Text.Json;
using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Against scikit-learn 1.2.1: conformance/ml/metrics.json.</summary>
public sealed class ScoringVectorTests
{
    const double Tolerance = 1e-12;

    [Fact]
    public void Scores_of_yes_and_no_are_those_of_scikit_learn()
    {
        foreach (var vector in Vectors.Of("metrics.json").GetProperty("binary").EnumerateArray())
        {
            var (labels, scores) = (Vectors.Bools(vector.GetProperty("y")), Vectors.Doubles(vector.GetProperty("score")));
            double[] weights = vector.GetProperty("weight").ValueKind == JsonValueKind.Null ? [] : Vectors.Doubles(vector.GetProperty("weight"));

            Assert.Equal(vector.GetProperty("roc_auc").GetDouble(), BinaryScores.Auc(scores, labels, weights), Tolerance);
            Assert.Equal(vector.GetProperty("average_precision").GetDouble(), BinaryScores.AveragePrecision(scores, labels, weights), Tolerance);
            if (weights.Length > 0)
                continue;
            Assert.Equal(vector.GetProperty("log_loss_clipped_0.01_0.99").GetDouble(), BinaryScores.LogLoss(scores, labels, 0.01), Tolerance);
            Assert.Equal(vector.GetProperty("brier").GetDouble(), BinaryScores.Brier(scores, labels), Tolerance);
            var (at, confusion) = (vector.GetProperty("at_0.5"), BinaryScores.At(0.5, scores, labels));
            Assert.Equal(at.GetProperty("accuracy").GetDouble(), confusion.Accuracy, Tolerance);
            Assert.Equal(at.GetProperty("precision").GetDouble(), confusion.Precision, Tolerance);
            Assert.Equal(at.GetProperty("recall").GetDouble(), confusion.Recall, Tolerance);
            Assert.Equal(at.GetProperty("f1").GetDouble(), confusion.F1, Tolerance);
        }
    }
}
