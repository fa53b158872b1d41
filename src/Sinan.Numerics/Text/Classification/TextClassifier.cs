using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Classes of texts by NB-SVM, one class against the rest, with probabilities calibrated on rows that the models had not seen.</summary>
public sealed class TextClassifier
{
    /// <summary>Folds that give the margins for calibration.</summary>
    public const int CalibrationFolds = 4;

    readonly (NaiveBayesSvm Model, PlattScaling Scaling)[] models;

    TextClassifier((NaiveBayesSvm, PlattScaling)[] models, int classes) => (this.models, Classes) = (models, classes);

    public int Classes { get; }

    /// <summary>Trains on the chosen rows.</summary>
    /// <param name="rows">Features.</param>
    /// <param name="chosen">Rows to learn from.</param>
    /// <param name="labels">Class of each row of <paramref name="rows"/>, 0 … <paramref name="classes"/> − 1.</param>
    /// <param name="classes">Number of classes, at least 2; each must occur among the chosen rows.</param>
    /// <param name="options">Training.</param>
    /// <param name="seed">Same seed, same model, on any number of threads.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    public static TextClassifier Train(
        TextFeatureRows rows, int[] chosen, int[] labels, int classes, NaiveBayesSvmOptions options, long seed, int threads, CancellationToken cancellationToken)
    {
        var random = new SplitMix64(seed);
        var folds = FoldsOf(chosen, labels, CalibrationFolds, random.Fork(-1));
        var problems = classes == 2 ? 1 : classes;
        var models = new (NaiveBayesSvm, PlattScaling)[problems];
        var margins = new double[problems][];
        var positives = new bool[problems][];
        for (var problem = 0; problem < problems; problem++)
        {
            margins[problem] = new double[chosen.Length];
            var positive = classes == 2 ? 1 : problem;
            positives[problem] = [.. labels.Select(l => l == positive)];
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, problems * (CalibrationFolds + 1), parallel, task =>
        {
            var (problem, fold) = (task / (CalibrationFolds + 1), task % (CalibrationFolds + 1));
            var taskSeed = unchecked((long)random.Fork(task).NextUInt64());
            if (fold == CalibrationFolds)
            {
                models[problem].Item1 = NaiveBayesSvm.Train(rows, chosen, positives[problem], options, taskSeed, cancellationToken);
                return;
            }

            var seen = chosen.Where((_, i) => folds[i] != fold).ToArray();
            var share = seen.Count(r => positives[problem][r]);
            var model = share == 0 || share == seen.Length ? null : NaiveBayesSvm.Train(rows, seen, positives[problem], options, taskSeed, cancellationToken);
            for (var i = 0; i < chosen.Length; i++)
            {
                if (folds[i] == fold)
                    margins[problem][i] = model?.Margin(rows[chosen[i]]) ?? 0;
            }
        });

        for (var problem = 0; problem < problems; problem++)
            models[problem].Item2 = PlattScaling.Fit(margins[problem], [.. chosen.Select(r => positives[problem][r])]);
        return new TextClassifier(models, classes);
    }

    /// <summary>Probability of each class, summing to one.</summary>
    public void Predict(ReadOnlySpan<int> features, Span<double> probabilities)
    {
        if (models.Length == 1)
        {
            probabilities[1] = models[0].Scaling.Probability(models[0].Model.Margin(features));
            probabilities[0] = 1 - probabilities[1];
            return;
        }

        var sum = 0.0;
        for (var i = 0; i < models.Length; i++)
            sum += probabilities[i] = models[i].Scaling.Probability(models[i].Model.Margin(features));
        for (var i = 0; i < models.Length; i++)
            probabilities[i] = sum > 0 ? probabilities[i] / sum : 1.0 / models.Length;
    }

    /// <summary>A fold 0 … folds − 1 for each chosen row, balanced within each class.</summary>
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
}
