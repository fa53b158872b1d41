using System.Collections.Immutable;
using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Learns a goal: the better of two learners on held-out users, and the simple rule it must beat.</summary>
sealed class PredictionLearner(ImmutableArray<string> features, long seed, int threads, CancellationToken cancellationToken)
{
    static readonly ImmutableArray<string> rule = ["goal_recency", "goal_count"];

    /// <summary>Trees or a linear model, whichever forecasts the held-out users better.</summary>
    public AnswerModel Best(PredictionRows rows) =>
        new[] { AnswerLearner.Logistic, AnswerLearner.Boosted }.Select(learner => Fit(learner, rows)).MinBy(model => model.HeldOutLoss)!;

    public AnswerModel Fit(AnswerLearner learner, PredictionRows rows) =>
        AnswerTraining.Fit(learner, features, rows.Features, rows.Labels, seed, rows.Users, threads, cancellationToken);

    public AnswerModel Rule(PredictionRows rows) =>
        AnswerTraining.Fit(AnswerLearner.Logistic, rule, RuleFeatures(rows), rows.Labels, seed, rows.Users, threads, cancellationToken);

    /// <summary>How lately, as ln(1 + days), never = as long ago as the user is known; how often, as ln(1 + times).</summary>
    public static FeatureMatrix RuleFeatures(PredictionRows rows)
    {
        var (recency, count) = HistoryFeatures.Rule;
        var narrow = new FeatureMatrix(rows.Count, 2);
        for (var i = 0; i < rows.Count; i++)
        {
            var days = rows.Features[i, recency];
            narrow[i, 0] = Math.Log(1 + (double.IsNaN(days) ? rows.Features[i, 1] : days));
            narrow[i, 1] = rows.Features[i, count];
        }

        return narrow;
    }
}
