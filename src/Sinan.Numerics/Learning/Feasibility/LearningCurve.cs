using System.Collections.Immutable;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>How a score grows with the number of training rows, measured by learning from nested stratified parts of the rows.</summary>
/// <param name="Rows">Rows that were there.</param>
/// <param name="Points">Sizes, ascending.</param>
/// <param name="Covariance">Of the points' scores, sizes × sizes: all sizes are tested on the same rows, so their errors go together.</param>
/// <param name="TrainingVariance">v: models of n rows drawn anew differ in their score by a variance of v ÷ n.</param>
public sealed record LearningCurve(int Rows, ImmutableArray<LearningCurvePoint> Points, double[][] Covariance, double TrainingVariance)
{
    /// <summary>Score of each row by the model of the largest size that had not seen it; empty for a curve that was not measured.</summary>
    public ImmutableArray<double> RowScores { get; init; } = [];

    /// <summary>Fewer rows give no five sizes apart.</summary>
    public const int LeastRows = 60;

    /// <summary>A score that never errs in the test still may; this is the least standard error of a point.</summary>
    const double LeastError = 0.001;

    /// <param name="labels">Label of each row, for parts that have the same mix of them.</param>
    /// <param name="options">How.</param>
    /// <param name="scorer">Learns and scores; called from several threads at a time.</param>
    /// <param name="done">Told the runs that are over and all of them.</param>
    /// <param name="cancellationToken">Cancels between runs.</param>
    /// <exception cref="ArgumentException">Fewer than <see cref="LeastRows"/> rows, or sizes or folds out of range.</exception>
    public static LearningCurve Measure(int[] labels, LearningCurveOptions options, HeldOutScorer scorer, Action<int, int>? done, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels.Length, LeastRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Sizes, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Folds, 3);
        var root = new SplitMix64(options.Seed);
        int[] all = [.. Enumerable.Range(0, labels.Length)];
        var foldOf = FoldsOf(labels, options);
        int[][] tests = [.. Enumerable.Range(0, options.Folds).Select(f => all.Where(i => foldOf[i] == f).ToArray())];
        int[][] pools = [.. Enumerable.Range(0, options.Folds).Select(f => StratifiedOrder.Of(labels, [.. all.Where(i => foldOf[i] != f)], root.Fork(1 + f)))];
        var sizes = SizesOf(pools.Min(p => p.Length), options);
        var scores = new double[sizes.Length, options.Folds][];
        var (over, runs) = (0, sizes.Length * options.Folds);
        // The longest runs first, so that no thread is left alone with one.
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken }, run =>
        {
            var (size, fold) = (sizes.Length - 1 - (run / options.Folds), run % options.Folds);
            scores[size, fold] = scorer(pools[fold][..sizes[size]], tests[fold], unchecked((long)root.Fork(1000 + (size * options.Folds) + fold).NextUInt64()));
            done?.Invoke(Interlocked.Increment(ref over), runs);
        });
        var rowScores = new double[labels.Length];
        for (var fold = 0; fold < options.Folds; fold++)
        {
            for (var i = 0; i < tests[fold].Length; i++)
                rowScores[tests[fold][i]] = scores[sizes.Length - 1, fold][i];
        }

        return Of(labels.Length, sizes, scores) with { RowScores = [.. rowScores] };
    }

    /// <summary>The fold 0 … folds − 1 in which each row is tested.</summary>
    /// <param name="labels">Label of each row.</param>
    /// <param name="options">How the curve is measured.</param>
    public static int[] FoldsOf(int[] labels, LearningCurveOptions options) =>
        TextClassifier.FoldsOf([.. Enumerable.Range(0, labels.Length)], labels, options.Folds, new SplitMix64(options.Seed).Fork(0));

    static int[] SizesOf(int largest, LearningCurveOptions options)
    {
        var smallest = Math.Max(Math.Min(options.LeastRows, largest / 2), options.SmallestShare * largest);
        var ratio = Math.Pow(largest / smallest, 1.0 / (options.Sizes - 1));
        return [.. Enumerable.Range(0, options.Sizes).Select(i => (int)Math.Round(largest / Math.Pow(ratio, options.Sizes - 1 - i)))];
    }

    static LearningCurve Of(int rows, int[] sizes, double[,][] scores)
    {
        var folds = scores.GetLength(1);
        var (means, fold) = (new double[sizes.Length], new double[sizes.Length, folds]);
        for (var s = 0; s < sizes.Length; s++)
        {
            for (var f = 0; f < folds; f++)
            {
                fold[s, f] = scores[s, f].Average();
                means[s] += scores[s, f].Sum() / rows;
            }
        }

        var covariance = TestCovariance(rows, sizes, scores, fold);
        var training = TrainingVarianceOf(sizes, means, fold, covariance);
        for (var s = 0; s < sizes.Length; s++)
            covariance[s][s] += (training / sizes[s] / folds) + (LeastError * LeastError);
        return new LearningCurve(rows, [.. sizes.Select((n, s) => new LearningCurvePoint(n, means[s], Math.Sqrt(covariance[s][s])))], covariance, training);
    }

    /// <summary>Chance of the test rows: covariance of the row scores around the means of their folds, ÷ rows.</summary>
    static double[][] TestCovariance(int rows, int[] sizes, double[,][] scores, double[,] fold)
    {
        double[][] covariance = [.. sizes.Select(_ => new double[sizes.Length])];
        for (var s = 0; s < sizes.Length; s++)
        {
            for (var t = 0; t <= s; t++)
            {
                var sum = 0.0;
                for (var f = 0; f < fold.GetLength(1); f++)
                {
                    for (var i = 0; i < scores[s, f].Length; i++)
                        sum += (scores[s, f][i] - fold[s, f]) * (scores[t, f][i] - fold[t, f]);
                }

                covariance[s][t] = covariance[t][s] = sum / rows / rows;
            }
        }

        return covariance;
    }

    /// <summary>Chance of the training rows: what the folds differ by beyond the chance of their test rows, times the size, averaged over the sizes.</summary>
    static double TrainingVarianceOf(int[] sizes, double[] means, double[,] fold, double[][] test)
    {
        var (folds, sum) = (fold.GetLength(1), 0.0);
        for (var s = 0; s < sizes.Length; s++)
        {
            var between = 0.0;
            for (var f = 0; f < folds; f++)
                between += (fold[s, f] - means[s]) * (fold[s, f] - means[s]) / (folds - 1);
            sum += sizes[s] * (between - (test[s][s] * folds)) / sizes.Length;
        }

        return Math.Max(0, sum);
    }
}
