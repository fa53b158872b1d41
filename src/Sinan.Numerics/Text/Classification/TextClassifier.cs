using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Classes of texts by NB-SVM, one class against the rest, with probabilities calibrated on rows that the models had not seen.</summary>
public sealed class TextClassifier
{
    /// <summary>Folds that give the margins for calibration, unless told otherwise.</summary>
    public const int DefaultFolds = 4;

    readonly (NaiveBayesSvm Model, PlattScaling Scaling)[] models;

    TextClassifier((NaiveBayesSvm, PlattScaling)[] models, int classes, double[,] heldOut) => (this.models, Classes, HeldOut) = (models, classes, heldOut);

    public int Classes { get; }

    /// <summary>For each chosen row the probability of each class from models that had not seen it: models and calibration come from the other folds.</summary>
    public double[,] HeldOut { get; }

    /// <summary>Trains on the chosen rows.</summary>
    /// <param name="rows">Features.</param>
    /// <param name="chosen">Rows to learn from.</param>
    /// <param name="labels">Class of each row of <paramref name="rows"/>, 0 … <paramref name="classes"/> − 1.</param>
    /// <param name="classes">Number of classes, at least 2; each must occur among the chosen rows.</param>
    /// <param name="options">Training.</param>
    /// <param name="folds">Parts for calibration and held-out probabilities, at least 2.</param>
    /// <param name="seed">Same seed, same model, on any number of threads.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    public static TextClassifier Train(
        TextFeatureRows rows, int[] chosen, int[] labels, int classes, NaiveBayesSvmOptions options, int folds, long seed, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var random = new SplitMix64(seed);
        var foldOf = FoldsOf(chosen, labels, folds, random.Fork(-1));
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
        Parallel.For(0, problems * (folds + 1), parallel, task =>
        {
            var (problem, fold) = (task / (folds + 1), task % (folds + 1));
            var taskSeed = unchecked((long)random.Fork(task).NextUInt64());
            if (fold == folds)
            {
                models[problem].Item1 = NaiveBayesSvm.Train(rows, chosen, positives[problem], options, taskSeed, cancellationToken);
                return;
            }

            var seen = chosen.Where((_, i) => foldOf[i] != fold).ToArray();
            var share = seen.Count(r => positives[problem][r]);
            var model = share == 0 || share == seen.Length ? null : NaiveBayesSvm.Train(rows, seen, positives[problem], options, taskSeed, cancellationToken);
            for (var i = 0; i < chosen.Length; i++)
            {
                if (foldOf[i] == fold)
                    margins[problem][i] = model?.Margin(rows[chosen[i]]) ?? 0;
            }
        });

        var heldOut = new double[chosen.Length, classes];
        for (var problem = 0; problem < problems; problem++)
            models[problem].Item2 = Calibrate(margins[problem], [.. chosen.Select(r => positives[problem][r])], foldOf, folds, heldOut, classes == 2 ? 1 : problem);
        NormalizeRows(heldOut, problems);
        return new TextClassifier(models, classes, heldOut);
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

    /// <summary>The curve over all margins for the final model; for held-out probabilities that of the other folds.</summary>
    static PlattScaling Calibrate(double[] margins, bool[] positive, int[] foldOf, int folds, double[,] heldOut, int column)
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var others = Enumerable.Range(0, margins.Length).Where(i => foldOf[i] != fold).ToArray();
            var scaling = PlattScaling.Fit([.. others.Select(i => margins[i])], [.. others.Select(i => positive[i])]);
            for (var i = 0; i < margins.Length; i++)
            {
                if (foldOf[i] == fold)
                    heldOut[i, column] = scaling.Probability(margins[i]);
            }
        }

        return PlattScaling.Fit(margins, positive);
    }

    static void NormalizeRows(double[,] probabilities, int problems)
    {
        var classes = probabilities.GetLength(1);
        for (var i = 0; i < probabilities.GetLength(0); i++)
        {
            if (problems == 1)
            {
                probabilities[i, 0] = 1 - probabilities[i, 1];
                continue;
            }

            var sum = 0.0;
            for (var c = 0; c < classes; c++)
                sum += probabilities[i, c];
            for (var c = 0; c < classes; c++)
                probabilities[i, c] = sum > 0 ? probabilities[i, c] / sum : 1.0 / classes;
        }
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
