using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Chances told to users whose future the model had not seen, and what happened.</summary>
/// <param name="Labels">What happened.</param>
/// <param name="Chances">Told by the model.</param>
/// <param name="RuleChances">Told by the simple rule.</param>
/// <param name="Learner">What learned best.</param>
/// <param name="TrainRows">Rows learned from.</param>
sealed record PredictionMeasure(bool[] Labels, double[] Chances, double[] RuleChances, AnswerLearner Learner, int TrainRows)
{
    /// <summary>Folds where there is no earlier time to learn from.</summary>
    const int UserFolds = 5;

    /// <summary>Learns from earlier cut-offs, measures on the test cut-off.</summary>
    public static PredictionMeasure ByTime(PredictionLearner learner, PredictionRows training, PredictionRows test, int threads)
    {
        var (model, rule) = (learner.Best(training), learner.Rule(training));
        return new PredictionMeasure(
            test.Labels, model.Probabilities(test.Features, threads), rule.Probabilities(PredictionLearner.RuleFeatures(test), threads), model.Learner, training.Count);
    }

    /// <summary>Learns from some users and measures on the others, fold by fold.</summary>
    public static PredictionMeasure ByUsers(PredictionLearner learner, PredictionRows test, long seed, int threads)
    {
        var foldOf = Folds.Of(test.Labels, UserFolds, seed);
        var (chances, rules, chosen) = (new double[test.Count], new double[test.Count], new List<AnswerLearner>());
        for (var fold = 0; fold < UserFolds; fold++)
        {
            var parts = Enumerable.Range(0, test.Count).ToLookup(i => foldOf[i] == fold);
            int[] here = [.. parts[true]];
            var (others, measured) = (test.Take([.. parts[false]]), test.Take(here));
            var (model, rule) = (learner.Best(others), learner.Rule(others));
            chosen.Add(model.Learner);
            var (told, ruled) = (model.Probabilities(measured.Features, threads), rule.Probabilities(PredictionLearner.RuleFeatures(measured), threads));
            for (var i = 0; i < here.Length; i++)
                (chances[here[i]], rules[here[i]]) = (told[i], ruled[i]);
        }

        var most = chosen.CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
        return new PredictionMeasure(test.Labels, chances, rules, most, test.Count - (test.Count / UserFolds));
    }
}
