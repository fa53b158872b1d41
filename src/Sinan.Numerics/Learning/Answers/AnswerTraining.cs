using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>Learns yes-or-no answers. A part of the training rows is held out to decide size and calibration; then the model is fitted to all of them.</summary>
public static class AnswerTraining
{
    /// <summary>One in as many rows of each answer is held out.</summary>
    const int HeldOutPart = 5;

    /// <summary>Fewer rows of either answer cannot be parted.</summary>
    public const int LeastOfEach = 10;

    const int MostTrees = 500;

    static readonly int[] depths = [3, 6];

    static readonly Recipe recipe = new(new RecipeStep(RecipeStepKind.FillMedian), new RecipeStep(RecipeStepKind.ZScore));

    /// <param name="learner">Which learner.</param>
    /// <param name="features">Names of the columns.</param>
    /// <param name="rows">Training rows; NaN = missing.</param>
    /// <param name="labels">True = yes.</param>
    /// <param name="seed">Seed of the parting.</param>
    /// <param name="units">Unit that each row is of (a user seen at several moments): rows of one unit are never parted; null = every row its own.</param>
    /// <param name="threads">Worker threads; 0 = all. The model is the same for any number.</param>
    /// <param name="cancellationToken">Stops between trees.</param>
    /// <exception cref="ArgumentException">An answer occurs fewer than <see cref="LeastOfEach"/> times, or labels do not fit the rows.</exception>
    public static AnswerModel Fit(
        AnswerLearner learner, ImmutableArray<string> features, FeatureMatrix rows, bool[] labels, long seed, int[]? units = null, int threads = 0,
        CancellationToken cancellationToken = default)
    {
        var yes = labels.Count(l => l);
        if (labels.Length != rows.Rows || Math.Min(yes, labels.Length - yes) < LeastOfEach)
            throw new ArgumentException($"Each answer must occur {LeastOfEach} times. Got {yes} yes among {labels.Length} labels of {rows.Rows} rows.", nameof(labels));
        var (fit, held) = Part(labels, units, seed);
        var (part, rest) = (rows.Take(fit), rows.Take(held));
        bool[] partLabels = [.. fit.Select(i => labels[i])], restLabels = [.. held.Select(i => labels[i])];
        var trial = learner == AnswerLearner.Logistic
            ? Linear(features, part, partLabels)
            : Trees(features, part, partLabels, (rest, Numbers(restLabels)), threads, cancellationToken);
        var calibration = PlattScaling.Fit(trial.Margins(rest, threads), restLabels);
        var loss = BinaryScores.LogLoss([.. trial.Margins(rest, threads).Select(calibration.Probability)], restLabels);
        var final = learner == AnswerLearner.Logistic
            ? Linear(features, rows, labels)
            : trial with { Trees = BoostedTrees.Fit(rows, Numbers(labels), Options(DepthOf(trial.Trees!), trial.Trees!.Trees.Length, threads), null, cancellationToken) };
        return final with { Calibration = calibration, HeldOutLoss = loss };
    }

    static AnswerModel Linear(ImmutableArray<string> features, FeatureMatrix rows, bool[] labels)
    {
        var fitted = recipe.Fit(features, rows);
        return Uncalibrated(AnswerLearner.Logistic, features) with { Recipe = fitted, Linear = LogisticRegression.Fit(fitted.Apply(rows), labels) };
    }

    /// <summary>The depth that suits the held-out rows, with as many trees as they ask for.</summary>
    static AnswerModel Trees(
        ImmutableArray<string> features, FeatureMatrix rows, bool[] labels, (FeatureMatrix Rows, double[] Targets) held, int threads, CancellationToken cancellationToken)
    {
        var answers = held.Targets.Select(t => t > 0).ToArray();
        var best = depths
            .Select(depth => BoostedTrees.Fit(rows, Numbers(labels), Options(depth, MostTrees, threads), held, cancellationToken))
            // Held-out rows that no tree serves still need one tree to speak of.
            .Select((model, i) => model.Trees.IsEmpty ? BoostedTrees.Fit(rows, Numbers(labels), Options(depths[i], 1, threads), null, cancellationToken) : model)
            .MinBy(model => BinaryScores.LogLoss([.. model.Margins(held.Rows, threads).Select(LogisticRegression.Sigmoid)], answers));
        return Uncalibrated(AnswerLearner.Boosted, features) with { Trees = best };
    }

    /// <summary>The depth that was allowed: the least that holds the deepest tree.</summary>
    static int DepthOf(BoostedModel model) => depths.First(d => d >= model.Trees.Max(t => t.Depth()));

    static BoostingOptions Options(int depth, int rounds, int threads) => new() { Eta = 0.1, MostDepth = depth, Rounds = rounds, Threads = threads };

    static AnswerModel Uncalibrated(AnswerLearner learner, ImmutableArray<string> features) =>
        new() { Learner = learner, Features = features, Calibration = new PlattScaling(-1, 0), HeldOutLoss = double.NaN };

    static double[] Numbers(bool[] labels) => [.. labels.Select(l => l ? 1.0 : 0)];

    /// <summary>Row numbers to fit and to hold out, ascending.</summary>
    static (int[] Fit, int[] Held) Part(bool[] labels, int[]? units, long seed)
    {
        var foldOf = units is null ? Folds.Of(labels, HeldOutPart, seed) : Folds.OfUnits(units, HeldOutPart, seed);
        var held = Enumerable.Range(0, labels.Length).ToLookup(i => foldOf[i] == 0);
        return ([.. held[false]], [.. held[true]]);
    }
}
