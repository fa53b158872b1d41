using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <summary>A labelled text.</summary>
/// <param name="Text">What was said.</param>
/// <param name="Label">Its label.</param>
public sealed record LabelledText(string Text, string Label)
{
    /// <summary>Further labels that hold too: the text is no counterexample of these. Looked at in learning, not in measuring.</summary>
    public ImmutableArray<string> Also { get; init; } = [];
}

/// <summary>How well can a label be told from the words? Trains on one part and measures on another.</summary>
/// <param name="Train">Texts to learn from; all texts when <paramref name="Folds"/> is given.</param>
/// <param name="Test">Texts to measure on; empty with folds.</param>
/// <param name="Folds">Parts for cross-validation; null = measure on <paramref name="Test"/>.</param>
/// <param name="Seed">Same texts and seed, same answer.</param>
/// <param name="Threads">Worker threads; the answer does not depend on them.</param>
public sealed record EvaluateText(IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Test, int? Folds, long Seed, int Threads)
{
    /// <summary>Wanted share of right answers when doubtful texts are left open.</summary>
    public double WantedAccuracy { get; init; } = 0.95;
}

/// <summary>Labels that only the test part has count as wrong: no one can tell what was never shown.</summary>
public sealed class EvaluateTextHandler(LanguageTools tools, TimeProvider clock)
{
    const int LeastRows = 2;

    /// <returns>Problems "listen.one_class", "listen.few_rows".</returns>
    public Task<Outcome<TextEvaluation>> HandleAsync(EvaluateText request, CancellationToken cancellationToken) =>
        Task.Run(() => Evaluate(request, cancellationToken), cancellationToken);

    Outcome<TextEvaluation> Evaluate(EvaluateText request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var counts = request.Train.CountBy(t => t.Label).OrderByDescending(p => p.Value).ToArray();
        if (counts.Length < 2)
            return new Problem("listen.one_class", ProblemKind.Invalid);
        // Two labels must stand on either side of each cut; rarer ones come along as well as they can.
        var needed = Math.Max(LeastRows, request.Folds ?? 0);
        if (counts[1].Value < needed)
            return new Problem("listen.few_rows", ProblemKind.NotEnough, Fact.Of("label", counts[1].Key), Fact.Count("rows", counts[1].Value), Fact.Count("needed", needed));

        var classes = request.Train.Concat(request.Test).Select(t => t.Label).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var number = classes.Index().ToDictionary(p => p.Item, p => p.Index);
        string[] texts = [.. request.Train.Select(t => t.Text)];
        int[] labels = [.. request.Train.Select(t => number[t.Label])];
        int[][] also = [.. request.Train.Select(t => t.Also.Where(number.ContainsKey).Select(l => number[l]).ToArray())];
        if (request.Folds is not { } folds)
        {
            var test = new Measured(classes, [.. request.Test.Select(t => number[t.Label])]);
            Run(request, texts, labels, also, [.. request.Test.Select(t => t.Text)], [.. Enumerable.Range(0, request.Test.Count)], test, request.Seed, cancellationToken);
            return test.Answer(request, texts.Length, clock.GetElapsedTime(started).TotalSeconds);
        }

        var everyone = Enumerable.Range(0, texts.Length).ToArray();
        var foldOf = TextClassifier.FoldsOf(everyone, labels, folds, new SplitMix64(request.Seed));
        var all = new Measured(classes, labels);
        for (var fold = 0; fold < folds; fold++)
        {
            var (seen, held) = (everyone.Where(i => foldOf[i] != fold).ToArray(), everyone.Where(i => foldOf[i] == fold).ToArray());
            Run(request, [.. seen.Select(i => texts[i])], [.. seen.Select(i => labels[i])], [.. seen.Select(i => also[i])], [.. held.Select(i => texts[i])], held, all, request.Seed + fold, cancellationToken);
        }

        return all.Answer(request, texts.Length - (texts.Length / folds), clock.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Learns from some texts and tells the labels of others.</summary>
    void Run(EvaluateText request, string[] texts, int[] labels, int[][] also, string[] test, int[] rows, Measured measured, long seed, CancellationToken cancellationToken)
    {
        var learning = clock.GetTimestamp();
        var model = FittedLabels.Train([.. texts.Select(TextCleaner.Clean)], labels, also, tools.Segmenter, request.WantedAccuracy, seed, request.Threads, cancellationToken);
        measured.TrainSeconds += clock.GetElapsedTime(learning).TotalSeconds;
        var scoring = clock.GetTimestamp();
        model.Predict(test, rows, measured.Probabilities, tools.Segmenter, request.Threads);
        measured.ScoreSeconds += clock.GetElapsedTime(scoring).TotalSeconds;
        foreach (var row in rows)
            measured.LeastConfidence[row] = model.Confidence;
    }
}
