using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <summary>A labelled text.</summary>
public sealed record LabelledText(string Text, string Label);

/// <summary>How well can a label be told from the words? Trains on one part and measures on another.</summary>
/// <param name="Train">Texts to learn from; all texts when <paramref name="Folds"/> is given.</param>
/// <param name="Test">Texts to measure on; empty with folds.</param>
/// <param name="Folds">Parts for cross-validation; null = measure on <paramref name="Test"/>.</param>
/// <param name="Seed">Same texts and seed, same answer.</param>
/// <param name="Threads">Worker threads; the answer does not depend on them.</param>
public sealed record EvaluateText(IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Test, int? Folds, long Seed, int Threads);

/// <param name="Label">The label.</param>
/// <param name="Precision">Share of right ones among those given the label.</param>
/// <param name="Recall">Share found among those that have it.</param>
/// <param name="F1">Harmonic mean of both.</param>
/// <param name="Support">Texts that have it.</param>
public sealed record LabelScore(string Label, double Precision, double Recall, double F1, int Support);

/// <summary>How well it went.</summary>
/// <param name="Classes">Labels, in ordinal order.</param>
/// <param name="TrainRows">Texts learnt from.</param>
/// <param name="TestRows">Texts measured on.</param>
/// <param name="Accuracy">Share of right labels.</param>
/// <param name="AccuracyCi95">Wilson's interval.</param>
/// <param name="MacroF1">Mean F1 of the labels.</param>
/// <param name="PerClass">By label.</param>
/// <param name="Auc">Area under the curve of the second label; with more than two the mean of each label against the rest.</param>
/// <param name="CalibrationError">Mean distance of confidence and accuracy in ten equal bins of confidence, weighted by texts.</param>
/// <param name="TrainSeconds">Reading features and learning.</param>
/// <param name="ScoreRowsPerSecond">Texts scored in a second on one thread, words and all; with folds, features are read beforehand.</param>
/// <param name="Model">What learnt.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Seconds">All work.</param>
public sealed record TextEvaluation(
    ImmutableArray<string> Classes, int TrainRows, int TestRows, double Accuracy, ImmutableArray<double> AccuracyCi95, double MacroF1, ImmutableArray<LabelScore> PerClass,
    double Auc, double CalibrationError, double TrainSeconds, double ScoreRowsPerSecond, string Model, long Seed, double Seconds);

public sealed class EvaluateTextHandler(LanguageTools tools, TimeProvider clock)
{
    const int LeastPerClass = 2;

    /// <returns>Problems "listen.one_class", "listen.few_rows", "listen.unknown_label".</returns>
    public Task<Outcome<TextEvaluation>> HandleAsync(EvaluateText request, CancellationToken cancellationToken) =>
        Task.Run(() => Evaluate(request, cancellationToken), cancellationToken);

    Outcome<TextEvaluation> Evaluate(EvaluateText request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var classes = request.Train.Select(t => t.Label).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        if (classes.Length < 2)
            return new Problem("listen.one_class", ProblemKind.Invalid);
        var smallest = request.Train.CountBy(t => t.Label).MinBy(p => p.Value);
        if (smallest.Value < Math.Max(LeastPerClass, request.Folds ?? 0))
            return new Problem("listen.few_rows", ProblemKind.NotEnough, Fact.Of("label", smallest.Key), Fact.Count("rows", smallest.Value), Fact.Count("needed", Math.Max(LeastPerClass, request.Folds ?? 0)));
        if (request.Test.FirstOrDefault(t => !classes.Contains(t.Label)) is { } stranger)
            return new Problem("listen.unknown_label", ProblemKind.Invalid, Fact.Of("label", stranger.Label));

        var number = classes.Index().ToDictionary(p => p.Item, p => p.Index);
        var segmenter = tools.Segmenter;
        var texts = request.Train.Select(t => TextCleaner.Clean(t.Text)).ToArray();
        var labels = request.Train.Select(t => number[t.Label]).ToArray();
        var learning = clock.GetTimestamp();
        var rows = TextFeatures.ReadAll(texts, segmenter, request.Threads, cancellationToken);
        return request.Folds is { } folds
            ? CrossValidate(request, folds, rows, labels, classes, learning, started, cancellationToken)
            : Test(request, rows, labels, number, classes, learning, started, cancellationToken);
    }

    TextEvaluation Test(
        EvaluateText request, TextFeatureRows rows, int[] labels, Dictionary<string, int> number, ImmutableArray<string> classes, long learning, long started, CancellationToken cancellationToken)
    {
        var model = TextClassifier.Train(
            rows, [.. Enumerable.Range(0, rows.Count)], labels, classes.Length, NaiveBayesSvmOptions.Default, TextClassifier.DefaultFolds, request.Seed, request.Threads, cancellationToken);
        var trainSeconds = clock.GetElapsedTime(learning).TotalSeconds;
        var truth = request.Test.Select(t => number[t.Label]).ToArray();
        var probabilities = new double[truth.Length, classes.Length];
        var scoring = clock.GetTimestamp();
        var (reader, row) = (new TextFeatures(tools.Segmenter), new double[classes.Length]);
        for (var i = 0; i < truth.Length; i++)
        {
            model.Predict(reader.Read(TextCleaner.Clean(request.Test[i].Text)), row);
            for (var c = 0; c < row.Length; c++)
                probabilities[i, c] = row[c];
        }

        return Score(request, classes, truth, probabilities, request.Train.Count, trainSeconds, clock.GetElapsedTime(scoring).TotalSeconds, started);
    }

    TextEvaluation CrossValidate(
        EvaluateText request, int folds, TextFeatureRows rows, int[] labels, ImmutableArray<string> classes, long learning, long started, CancellationToken cancellationToken)
    {
        var everyone = Enumerable.Range(0, rows.Count).ToArray();
        var foldOf = TextClassifier.FoldsOf(everyone, labels, folds, new SplitMix64(request.Seed));
        var probabilities = new double[rows.Count, classes.Length];
        var (row, scored) = (new double[classes.Length], 0.0);
        for (var fold = 0; fold < folds; fold++)
        {
            var model = TextClassifier.Train(
                rows, [.. everyone.Where(i => foldOf[i] != fold)], labels, classes.Length, NaiveBayesSvmOptions.Default, TextClassifier.DefaultFolds, request.Seed + fold, request.Threads, cancellationToken);
            var scoring = clock.GetTimestamp();
            foreach (var i in everyone.Where(i => foldOf[i] == fold))
            {
                model.Predict(rows[i], row);
                for (var c = 0; c < row.Length; c++)
                    probabilities[i, c] = row[c];
            }

            scored += clock.GetElapsedTime(scoring).TotalSeconds;
        }

        var trainSeconds = clock.GetElapsedTime(learning).TotalSeconds - scored;
        return Score(request, classes, labels, probabilities, rows.Count - rows.Count / folds, trainSeconds, scored, started);
    }

    TextEvaluation Score(
        EvaluateText request, ImmutableArray<string> classes, int[] truth, double[,] probabilities, int trainRows, double trainSeconds, double scoreSeconds, long started)
    {
        var scores = LabelScores.Of(classes, truth, probabilities);
        return new TextEvaluation(
            classes, trainRows, truth.Length, scores.Accuracy, [scores.Bounds.Low, scores.Bounds.High], scores.PerClass.Average(c => c.F1), scores.PerClass,
            scores.Auc, scores.CalibrationError, trainSeconds, scoreSeconds > 0 ? truth.Length / scoreSeconds : 0, "nb_svm", request.Seed, clock.GetElapsedTime(started).TotalSeconds);
    }
}
