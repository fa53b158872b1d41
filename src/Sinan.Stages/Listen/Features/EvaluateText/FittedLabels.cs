using Sinan.Numerics.Learning;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <summary>A classifier of named labels. Learns from cleaned texts and their labels; labels of no training text are never told.</summary>
sealed class FittedLabels
{
    /// <summary>Labels × texts above which only two of the folds are held out: they are enough for a few weights, and more would take long.</summary>
    const long ManyCells = 150_000;

    readonly TextClassifier model;
    readonly int[] numbers;

    FittedLabels(TextClassifier model, int[] numbers, double confidence) => (this.model, this.numbers, Confidence) = (model, numbers, confidence);

    /// <summary>Least confidence of answers that are right as often as wanted, by held-out rows; ∞ where that cannot be reached.</summary>
    public double Confidence { get; }

    /// <param name="texts">Cleaned texts.</param>
    /// <param name="labels">Number of each text's label.</param>
    /// <param name="also">Numbers of each text's further labels.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="wanted">Wanted share of right answers when doubtful texts are left open.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    public static FittedLabels Train(string[] texts, int[] labels, int[][] also, Segmenter segmenter, double wanted, long seed, int threads, CancellationToken cancellationToken)
    {
        int[] numbers = [.. labels.Distinct().Order()];
        int[] own = [.. labels.Select(l => Array.BinarySearch(numbers, l))];
        var corpus = TextCorpus.Read(texts, segmenter, threads, cancellationToken);
        var others = also.Index().Where(a => a.Item.Length > 0).ToDictionary(a => a.Index, a => a.Item.Select(l => Array.BinarySearch(numbers, l)).Where(l => l >= 0).ToArray());
        var folds = new TextTraining(seed, threads) { Others = others };
        if ((long)texts.Length * LinearMachines.ProblemsOf(numbers.Length) > ManyCells)
            folds = folds with { ScoredFolds = 2 };
        var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, texts.Length)], own, numbers.Length, folds, cancellationToken);
        return new FittedLabels(model, numbers, ConfidenceOf(model, own, wanted));
    }

    /// <summary>Fills the probabilities of texts: a row for each, a column for each label.</summary>
    public void Predict(IReadOnlyList<string> texts, IReadOnlyList<int> rows, double[,] probabilities, Segmenter segmenter, int threads)
    {
        const int block = 64;
        Parallel.For(0, (texts.Count + block - 1) / block, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => (new TextGrams(segmenter), new double[numbers.Length]),
            (b, _, own) =>
            {
                var (reader, row) = own;
                for (var i = b * block; i < Math.Min(texts.Count, (b + 1) * block); i++)
                {
                    model.Predict(reader, TextCleaner.Clean(texts[i]), row);
                    for (var c = 0; c < row.Length; c++)
                        probabilities[rows[i], numbers[c]] = row[c];
                }

                return own;
            },
            _ => { });
    }

    static double ConfidenceOf(TextClassifier model, int[] labels, double wanted)
    {
        var (confidences, isRight) = (new List<double>(), new List<bool>());
        for (var i = 0; i < labels.Length; i++)
        {
            if (double.IsNaN(model.HeldOut[i, 0]))
                continue;
            var best = 0;
            for (var c = 1; c < model.Classes; c++)
                best = model.HeldOut[i, c] > model.HeldOut[i, best] ? c : best;
            confidences.Add(model.HeldOut[i, best]);
            isRight.Add(best == labels[i]);
        }

        return Abstention.Choose([.. confidences], [.. isRight], wanted).Confidence;
    }
}
