using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class AnswerTrainingTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Log odds 2·a − b, the third column noise, some values missing.</summary>
    static (FeatureMatrix Rows, bool[] Labels) Drawn(int count, long seed)
    {
        var random = new SplitMix64(seed);
        var (rows, labels) = (new FeatureMatrix(count, 3), new bool[count]);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < 3; j++)
                rows[i, j] = random.Normal();
            labels[i] = random.NextBool(LogisticRegression.Sigmoid((2 * rows[i, 0]) - rows[i, 1]));
            if (random.NextBool(0.05))
                rows[i, 1] = double.NaN;
        }

        return (rows, labels);
    }

    [Theory]
    [InlineData(AnswerLearner.Boosted)]
    [InlineData(AnswerLearner.Logistic)]
    public void Chances_of_unseen_rows_are_calibrated_and_their_parts_add_up(AnswerLearner learner)
    {
        var (rows, labels) = Drawn(3000, seed: 1);
        var (others, answers) = Drawn(3000, seed: 2);
        var model = AnswerTraining.Fit(learner, ["a", "b", "c"], rows, labels, seed: 1, cancellationToken: Stop);
        var (chances, parts) = (model.Probabilities(others), model.Explain(others));

        Assert.True(BinaryScores.Auc(chances, answers) > 0.85);
        Assert.True(Reliability.Error(chances, answers) < 0.03);
        for (var i = 0; i < others.Rows; i++)
            Assert.Equal(chances[i], LogisticRegression.Sigmoid(parts.Row(i).ToArray().Sum()), 1e-9);
    }

    [Fact]
    public void A_model_answers_the_same_after_storage()
    {
        var (rows, labels) = Drawn(500, seed: 3);
        foreach (var learner in new[] { AnswerLearner.Boosted, AnswerLearner.Logistic })
        {
            var model = AnswerTraining.Fit(learner, ["a", "b", "c"], rows, labels, seed: 1, cancellationToken: Stop);
            var again = JsonSerializer.Deserialize<AnswerModel>(JsonSerializer.Serialize(model))!;

            Assert.Equal(model.Probabilities(rows), again.Probabilities(rows));
        }
    }

    [Fact]
    public void Folds_hold_the_same_mix_and_never_part_a_unit()
    {
        var (_, labels) = Drawn(1000, seed: 4);
        var foldOf = Folds.Of(labels, 5, seed: 2);
        for (var fold = 0; fold < 5; fold++)
        {
            Assert.Equal(200, foldOf.Count(f => f == fold));
            Assert.InRange(Enumerable.Range(0, 1000).Count(i => foldOf[i] == fold && labels[i]), (labels.Count(l => l) / 5) - 1, (labels.Count(l => l) / 5) + 1);
        }

        int[] units = [.. Enumerable.Range(0, 1000).Select(i => i % 70)];
        var ofUnits = Folds.OfUnits(units, 5, seed: 2);
        Assert.All(Enumerable.Range(70, 930), i => Assert.Equal(ofUnits[i - 70], ofUnits[i]));
        Assert.Equal(5, ofUnits.Distinct().Count());
    }

    [Fact]
    public void Too_few_of_an_answer_are_refused() =>
        Assert.Throws<ArgumentException>(() => AnswerTraining.Fit(AnswerLearner.Boosted, ["a"], new FeatureMatrix(100, 1), [.. Enumerable.Range(0, 100).Select(i => i < 5)], seed: 1));
}
