using System.Collections.Immutable;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Labels of texts: one linear model, blended from several learners, with probabilities calibrated on rows that the learners had not seen.</summary>
/// <remarks>All learners are linear, so their blend is one weight per gram and label; what decided a text can be read off. Thread-safe.</remarks>
public sealed class TextClassifier
{
    /// <summary>Rows that are enough to choose a cost.</summary>
    const int MostChoosing = 20_000;

    static readonly double[] costs = [0.3, 1, 3];

    readonly ImmutableArray<ViewWeights> views;
    readonly TextView[] read;
    readonly double[] biases;
    readonly TopLabelCalibration calibration;

    TextClassifier(int classes, ImmutableArray<ViewWeights> views, double[] biases, TopLabelCalibration calibration, ImmutableArray<(TextLearner, double)> learners, double[,] heldOut)
    {
        (Classes, this.views, this.biases, this.calibration, Learners, HeldOut) = (classes, views, biases, calibration, learners, heldOut);
        read = [.. views.Select(v => v.View)];
    }

    public int Classes { get; }

    /// <summary>The learners with their weights in the blend; 0 = left out.</summary>
    public ImmutableArray<(TextLearner Learner, double Weight)> Learners { get; }

    /// <summary>For each chosen row the probability of each label from models that had not seen it: learners, blend and calibration come from other folds. NaN in folds that were not scored.</summary>
    public double[,] HeldOut { get; }

    /// <summary>Learns from the chosen rows. The cost of the machines and the weights of the learners come from held-out folds of these rows.</summary>
    /// <param name="corpus">Texts.</param>
    /// <param name="chosen">Rows to learn from.</param>
    /// <param name="labels">Label of each row of the corpus, 0 … <paramref name="classes"/> − 1; others are not looked at.</param>
    /// <param name="classes">Number of labels, at least 2; each must occur among the chosen rows.</param>
    /// <param name="training">How.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    /// <exception cref="ArgumentException">A label does not occur, or the folds are out of range.</exception>
    public static TextClassifier Train(TextCorpus corpus, int[] chosen, int[] labels, int classes, TextTraining training, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(training.ScoredFolds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(training.Folds, training.ScoredFolds);
        if (classes < 2 || chosen.Select(row => labels[row]).Distinct().Count() != classes)
            throw new ArgumentException($"Each of {classes} labels must occur among the chosen rows, and there must be two.", nameof(labels));
        // Found without labels, so once for all folds.
        var directions = TextDirections.Fit(corpus[TextView.Pieces], chosen, classes, training, cancellationToken);
        var held = new HeldOutMargins(corpus, directions, chosen, labels, classes, training);
        var own = chosen.Select(row => labels[row]).ToArray();
        var stride = ((chosen.Length - 1) / MostChoosing) + 1;
        var choosing = stride == 1 ? held : new HeldOutMargins(corpus, null, [.. chosen.Where((_, i) => i % stride == 0)], labels, classes, training);
        var learners = LearnersOf(corpus, directions, BestCost(choosing, stride == 1 ? own : [.. own.Where((_, i) => i % stride == 0)], training, cancellationToken));
        var margins = learners.Select(_ => new float[(long)chosen.Length * held.Problems]).ToArray();
        var finals = new LinearMachines[learners.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = training.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, learners.Length * (training.ScoredFolds + 1), parallel, task =>
        {
            var (learner, fold) = (task % learners.Length, (task / learners.Length) - 1);
            var seed = held.SeedOf(learner, fold);
            if (fold < 0)
                finals[learner] = learners[learner].Train(corpus[learners[learner].View], directions, chosen, labels, classes, training.Others, seed, cancellationToken);
            else
                held.Score(learners[learner], fold, seed, margins[learner], cancellationToken);
        });

        var heldOut = new double[chosen.Length, classes];
        for (var i = 0; i < chosen.Length; i++)
        {
            for (var c = 0; c < classes; c++)
                heldOut[i, c] = double.NaN;
        }

        var scored = held.PositionsIn(f => f < training.ScoredFolds);
        for (var fold = 0; fold < training.ScoredFolds; fold++)
        {
            var (blend, calibration) = Fit(margins, own, [.. scored.Where(i => held.FoldOf[i] != fold)], held.Problems, training.Threads);
            Predict(blend, calibration, margins, held.PositionsIn(f => f == fold), heldOut);
        }

        var (all, final) = Fit(margins, own, scored, held.Problems, training.Threads);
        var views = learners.Index().Where(l => all.Weights[l.Index] > 0).GroupBy(l => l.Item.View)
            .Select(g => new ViewWeights(corpus, g.Key, chosen, [.. g.Select(l => (finals[l.Index], all.Weights[l.Index]))])).ToImmutableArray();
        double[] biases = [.. Enumerable.Range(0, held.Problems).Select(p => all.Biases[p] + finals.Select((f, l) => all.Weights[l] * f.Biases[p]).Sum())];
        return new TextClassifier(classes, views, biases, final, [.. learners.Zip(all.Weights)], heldOut);
    }

    /// <summary>Probability of each label, summing to one.</summary>
    /// <param name="reader">Reader of grams; one for each thread.</param>
    /// <param name="text">Cleaned text.</param>
    /// <param name="probabilities">One a label.</param>
    public void Predict(TextGrams reader, ReadOnlySpan<char> text, Span<double> probabilities)
    {
        reader.Read(text, read);
        Span<float> sums = biases.Length <= 256 ? stackalloc float[biases.Length] : new float[biases.Length];
        Span<double> logOdds = biases.Length <= 256 ? stackalloc double[biases.Length] : new double[biases.Length];
        biases.CopyTo(logOdds);
        foreach (var view in views)
            view.AddTo(reader[view.View], sums, logOdds);
        MarginBlend.Probabilities(logOdds, probabilities);
        calibration.Apply(probabilities);
    }

    /// <summary>The same of a text that was read before.</summary>
    /// <param name="readings">Texts.</param>
    /// <param name="text">Which of them.</param>
    /// <param name="probabilities">One a label.</param>
    public void Predict(TextReadings readings, int text, Span<double> probabilities)
    {
        Span<float> sums = biases.Length <= 256 ? stackalloc float[biases.Length] : new float[biases.Length];
        Span<double> logOdds = biases.Length <= 256 ? stackalloc double[biases.Length] : new double[biases.Length];
        biases.CopyTo(logOdds);
        foreach (var view in views)
            view.AddTo(readings.HashesOf(view.View, text), readings.CountsOf(view.View, text), sums, logOdds);
        MarginBlend.Probabilities(logOdds, probabilities);
        calibration.Apply(probabilities);
    }

    /// <summary>What decided for or against a label: the pieces of the text with the largest contributions, strongest first.</summary>
    /// <param name="reader">Reader of grams.</param>
    /// <param name="text">Cleaned text.</param>
    /// <param name="label">Label.</param>
    /// <param name="most">Pieces at most.</param>
    /// <remarks>Exact for the linear model: biases and all contributions sum to the log odds before calibration, less their mean over the labels.</remarks>
    public TextContribution[] Explain(TextGrams reader, ReadOnlySpan<char> text, int label, int most)
    {
        reader.Read(text, read);
        var parts = new List<(TextGram Gram, float[] LogOdds)>();
        foreach (var view in views)
            view.Explain(reader[view.View], parts);
        return [.. parts.GroupBy(p => (p.Gram.Start, p.Gram.Length)).Select(g => new TextContribution(g.Key.Start, g.Key.Length, g.Sum(p => For(p.LogOdds, label))))
            .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Start).ThenBy(c => c.Length).Take(most)];
    }

    /// <summary>A fold 0 … folds − 1 for each chosen row, balanced within each label.</summary>
    public static int[] FoldsOf(ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, int folds, SplitMix64 random)
    {
        var order = new int[chosen.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order.AsSpan());
        var next = new Dictionary<int, int>();
        var result = new int[chosen.Length];
        foreach (var i in order)
        {
            var label = labels[chosen[i]];
            var fold = next.GetValueOrDefault(label, label % folds);
            result[i] = fold;
            next[label] = (fold + 1) % folds;
        }

        return result;
    }

    static double For(float[] logOdds, int label) => logOdds.Length == 1 ? (label == 1 ? logOdds[0] : -logOdds[0]) : logOdds[label] - logOdds.Average();

    static TextLearner[] LearnersOf(TextCorpus corpus, TextDirections? directions, double cost)
    {
        TextLearner[] all =
        [
            new(TextView.Characters, TextLearnerKind.Machine, cost), new(TextView.Words, TextLearnerKind.Machine, cost),
            new(TextView.Characters, TextLearnerKind.RatioMachine, 0.3), new(TextView.Characters, TextLearnerKind.NaiveBayes, 0.01),
            new(TextView.Words, TextLearnerKind.NaiveBayes, 0.01), new(TextView.Opinions, TextLearnerKind.Machine, 0.3),
            new(TextView.Stems, TextLearnerKind.Machine, cost), new(TextView.Targets, TextLearnerKind.Machine, 0.3),
            new(TextView.Pieces, TextLearnerKind.PlainMachine, 0.5), new(TextView.Pieces, TextLearnerKind.DirectionMachine, 0.1),
        ];
        return [.. all.Where(l => corpus[l.View].Width > 0 && (l.Kind != TextLearnerKind.DirectionMachine || directions is not null))];
    }

    /// <summary>The cost whose machines on characters tell the first fold with the least log loss.</summary>
    static double BestCost(HeldOutMargins held, int[] labels, TextTraining training, CancellationToken cancellationToken)
    {
        var rows = held.PositionsIn(f => f == 0);
        var losses = new double[costs.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = training.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, costs.Length, parallel, i =>
        {
            float[][] margins = [new float[(long)labels.Length * held.Problems]];
            held.Score(new TextLearner(TextView.Characters, TextLearnerKind.Machine, costs[i]), 0, held.SeedOf(0, 0), margins[0], cancellationToken);
            losses[i] = MarginBlend.Fit(margins, labels, rows, held.Problems, 1).Loss(margins, labels, rows);
        });
        return costs[Array.IndexOf(losses, losses.Min())];
    }

    static (MarginBlend Blend, TopLabelCalibration Calibration) Fit(float[][] margins, int[] labels, int[] rows, int problems, int threads)
    {
        var blend = MarginBlend.Fit(margins, labels, rows, problems, threads);
        var (top, isRight) = (new double[rows.Length], new bool[rows.Length]);
        var (logOdds, probabilities) = (new double[problems], new double[Math.Max(2, problems)]);
        for (var i = 0; i < rows.Length; i++)
        {
            blend.Blend(margins, rows[i], logOdds);
            MarginBlend.Probabilities(logOdds, probabilities);
            top[i] = probabilities.Max();
            isRight[i] = probabilities.AsSpan().IndexOf(top[i]) == labels[rows[i]];
        }

        return (blend, TopLabelCalibration.Fit(top, isRight));
    }

    static void Predict(MarginBlend blend, TopLabelCalibration calibration, float[][] margins, int[] rows, double[,] heldOut)
    {
        var (logOdds, probabilities) = (new double[blend.Biases.Length], new double[heldOut.GetLength(1)]);
        foreach (var row in rows)
        {
            blend.Blend(margins, row, logOdds);
            MarginBlend.Probabilities(logOdds, probabilities);
            calibration.Apply(probabilities);
            for (var c = 0; c < probabilities.Length; c++)
                heldOut[row, c] = probabilities[c];
        }
    }
}
