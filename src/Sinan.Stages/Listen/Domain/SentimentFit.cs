using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Sentiment of all comments, by whichever reader proved better.</summary>
/// <param name="Positive">Probability of being positive, by comment, 0…1; ½ says nothing.</param>
/// <param name="Method">"lexicon" or "linear".</param>
/// <param name="HeldOut">Rated comments on which both were compared.</param>
/// <param name="LexiconAccuracy">Mean of the accuracies of both classes; null without rated comments.</param>
/// <param name="LinearAccuracy">The same of the linear model.</param>
/// <param name="Gain">Linear − lexicon, paired.</param>
/// <param name="GainBounds">95 % interval of the gain.</param>
public sealed record SentimentFit(
    double[] Positive, string Method, int HeldOut, double? LexiconAccuracy, double? LinearAccuracy, double? Gain, Bounds? GainBounds)
{
    public const string Lexicon = "lexicon";
    public const string Linear = "linear";

    /// <summary>Fewest rated comments of each class that a model is learnt from.</summary>
    public const int LeastPerClass = 50;

    /// <summary>Most rated comments that a model is learnt from; each takes about 9 kB while it is learnt.</summary>
    public const int MostLearnt = 100_000;

    public bool IsNegative(int comment) => Positive[comment] < 0.5;

    /// <summary>Reads by the lexicon; where ratings or labels of people exist, learns a linear model from them and uses it only if it is surely better on comments that it has not seen.</summary>
    /// <remarks>Rated comments are read by models that had not seen them, so a person's own stars never decide how the words are read.</remarks>
    public static SentimentFit Of(
        IReadOnlyList<Comment> comments, IReadOnlyDictionary<long, string> said, Segmenter segmenter, long seed, int threads, CancellationToken cancellationToken)
    {
        var lexicon = ByLexicon(comments, segmenter, threads, cancellationToken);
        var labels = RatingLabels.Of([.. comments.Select(c => c.Source)], said);
        var chosen = Enumerable.Range(0, labels.Length).Where(i => labels[i] != RatingLabels.Unknown).ToArray();
        var positives = chosen.Count(i => labels[i] == RatingLabels.Positive);
        if (Math.Min(positives, chosen.Length - positives) < LeastPerClass)
            return new SentimentFit(lexicon, Lexicon, 0, null, null, null, null);

        var learnt = Sample(chosen, labels, MostLearnt, seed);
        var corpus = TextCorpus.Read([.. learnt.Select(i => comments[i].Text)], segmenter, threads, cancellationToken);
        var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, learnt.Length)], [.. learnt.Select(i => labels[i])], 2, new TextTraining(seed, threads), cancellationToken);
        var linear = ByModel(model, comments, segmenter, threads, cancellationToken);
        for (var i = 0; i < learnt.Length; i++)
            linear[learnt[i]] = model.HeldOut[i, 1];

        var (lexiconAccuracy, linearAccuracy, bounds) = Compare(learnt, labels, lexicon, linear);
        var isBetter = bounds.Low > 0;
        return new SentimentFit(
            isBetter ? linear : lexicon, isBetter ? Linear : Lexicon, learnt.Length, lexiconAccuracy, linearAccuracy, linearAccuracy - lexiconAccuracy, bounds);
    }

    /// <summary>At most so many rows, drawn within each class in proportion, but never fewer than <see cref="LeastPerClass"/> of one; ascending.</summary>
    internal static int[] Sample(int[] chosen, int[] labels, int most, long seed)
    {
        if (chosen.Length <= most)
            return chosen;
        var shuffled = chosen.ToArray();
        new SplitMix64(seed).Shuffle(shuffled.AsSpan());
        int[] drawn = [.. shuffled.GroupBy(i => labels[i]).SelectMany(g => g.Take(Math.Max(LeastPerClass, (int)((long)most * g.Count() / chosen.Length))))];
        Array.Sort(drawn);
        return drawn;
    }

    static double[] ByLexicon(IReadOnlyList<Comment> comments, Segmenter segmenter, int threads, CancellationToken cancellationToken) =>
        ReadAll(comments, threads, () => new LexiconSentiment(new WordReader(segmenter), SentimentLexicon.Default), (reader, text) => LexiconSentiment.Positive(reader.Score(text)), cancellationToken);

    static double[] ByModel(TextClassifier model, IReadOnlyList<Comment> comments, Segmenter segmenter, int threads, CancellationToken cancellationToken) =>
        ReadAll(comments, threads, () => new TextGrams(segmenter), (reader, text) =>
        {
            Span<double> probabilities = stackalloc double[2];
            model.Predict(reader, text, probabilities);
            return probabilities[1];
        }, cancellationToken);

    static double[] ReadAll<TReader>(
        IReadOnlyList<Comment> comments, int threads, Func<TReader> newReader, Func<TReader, string, double> read, CancellationToken cancellationToken)
    {
        const int block = 256;
        var positive = new double[comments.Count];
        Parallel.For(0, (positive.Length + block - 1) / block, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, newReader,
            (b, _, reader) =>
            {
                for (var i = b * block; i < Math.Min(positive.Length, (b + 1) * block); i++)
                    positive[i] = read(reader, comments[i].Text);
                return reader;
            },
            _ => { });
        return positive;
    }

    /// <summary>Accuracies balanced over the classes, so that calling everything positive earns nothing, and the interval of their paired difference (normal, stratified by class).</summary>
    static (double Lexicon, double Linear, Bounds Gain) Compare(int[] chosen, int[] labels, double[] lexicon, double[] linear)
    {
        var (first, second, variance) = (0.0, 0.0, 0.0);
        for (var label = 0; label < 2; label++)
        {
            var (a, b, difference) = (0.0, 0.0, 0.0);
            var (square, n) = (0.0, 0);
            foreach (var i in chosen)
            {
                if (labels[i] != label)
                    continue;
                var (x, y) = (Credit(lexicon[i], label), Credit(linear[i], label));
                (a, b, difference, square, n) = (a + x, b + y, difference + y - x, square + (y - x) * (y - x), n + 1);
            }

            first += a / n / 2;
            second += b / n / 2;
            var mean = difference / n;
            variance += (square / n - mean * mean) / (n - 1) / 4;
        }

        var half = Distribution.NormalQuantile(0.975) * Math.Sqrt(variance);
        return (first, second, new Bounds(second - first - half, second - first + half));
    }

    /// <summary>1 for right, ½ for undecided, 0 for wrong.</summary>
    static double Credit(double positive, int label) => Math.Abs(positive - 0.5) < 1e-12 ? 0.5 : (positive > 0.5) == (label == RatingLabels.Positive) ? 1 : 0;
}
