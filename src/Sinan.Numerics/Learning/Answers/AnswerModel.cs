using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>A fitted model of a yes-or-no answer with calibrated probabilities. Serialise it to JSON, and it answers in the same way.</summary>
public sealed record AnswerModel
{
    public required AnswerLearner Learner { get; init; }

    /// <summary>Names of the features, in the order of the columns.</summary>
    public required ImmutableArray<string> Features { get; init; }

    /// <summary>The trees; null for <see cref="AnswerLearner.Logistic"/>.</summary>
    public BoostedModel? Trees { get; init; }

    /// <summary>The linear model; null for <see cref="AnswerLearner.Boosted"/>.</summary>
    public LogisticModel? Linear { get; init; }

    /// <summary>Pre-processing of the linear model.</summary>
    public FittedRecipe? Recipe { get; init; }

    /// <summary>From margins to probabilities, learned on rows that the margins were not learned on.</summary>
    public required PlattScaling Calibration { get; init; }

    /// <summary>Log loss on the rows held out of the training rows, by which learners are compared.</summary>
    public required double HeldOutLoss { get; init; }

    /// <summary>Chance of "yes" of every row, 0…1.</summary>
    public double[] Probabilities(FeatureMatrix rows, int threads = 0) => [.. Margins(rows, threads).Select(Calibration.Probability)];

    /// <summary>Contribution of every feature to the log odds of each row, and last what is expected without knowing the row: rows × (features + 1).</summary>
    /// <remarks>TreeSHAP for trees; weight times standardised value for the linear model (its Shapley values for independent features). The calibration
    /// is a straight line in the margin, so contributions are scaled by its slope and its intercept is part of the expected value.</remarks>
    public FeatureMatrix Explain(FeatureMatrix rows, int threads = 0)
    {
        var explained = Trees is { } trees ? TreeShap.Explain(trees, rows, threads) : Weighed(rows);
        for (var i = 0; i < explained.Rows; i++)
        {
            for (var j = 0; j < explained.Columns; j++)
                explained[i, j] *= -Calibration.A;
            explained[i, explained.Columns - 1] -= Calibration.B;
        }

        return explained;
    }

    internal double[] Margins(FeatureMatrix rows, int threads)
    {
        if (Trees is { } trees)
            return trees.Margins(rows, threads);
        var (ready, margins) = (Recipe!.Apply(rows), new double[rows.Rows]);
        for (var i = 0; i < margins.Length; i++)
            margins[i] = Linear!.Margin(ready.Row(i));
        return margins;
    }

    FeatureMatrix Weighed(FeatureMatrix rows)
    {
        var (ready, explained) = (Recipe!.Apply(rows), new FeatureMatrix(rows.Rows, rows.Columns + 1));
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < rows.Columns; j++)
                explained[i, j] = Linear!.Weights[j] * ready[i, j];
            explained[i, rows.Columns] = Linear!.Intercept;
        }

        return explained;
    }
}
