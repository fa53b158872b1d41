using System.Collections.Immutable;

namespace Sinan.Numerics.Learning;

/// <summary>Gradient-boosted trees on histograms: second-order boosting (Friedman 2001; Chen and Guestrin 2016, eq. 5–7) with missing values sent
/// to the side that serves them better (their algorithm 3).</summary>
/// <remarks>O(rows · features · depth) a tree. Each histogram is summed by one thread in the order of rows, so threads change nothing.</remarks>
public static class BoostedTrees
{
    /// <param name="rows">Features; NaN = missing.</param>
    /// <param name="targets">1 and 0 for <see cref="BoostingLoss.Logistic"/>, amounts for <see cref="BoostingLoss.Squared"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="validation">Rows that decide when to stop, and their targets; never trained on.</param>
    /// <param name="cancellationToken">Stops between trees.</param>
    /// <exception cref="ArgumentException">Targets do not fit the rows or the loss, a value is infinite, or there are no rows.</exception>
    public static BoostedModel Fit(
        FeatureMatrix rows, ReadOnlySpan<double> targets, BoostingOptions options, (FeatureMatrix Rows, double[] Targets)? validation = null, CancellationToken cancellationToken = default)
    {
        Require(rows, targets, options);
        if (validation is { } judged)
            Require(judged.Rows, judged.Targets, options);
        var y = targets.ToArray();
        var start = options.BaseMargin ?? Start(y, options.Loss);
        var grower = new TreeGrower(new FeatureBins(rows, options.Threads), options);
        var (margins, gradients) = (new double[y.Length], new GradientPair[y.Length]);
        Array.Fill(margins, start);
        var trees = ImmutableArray.CreateBuilder<RegressionTree>();
        var watch = validation is { } v && options.Patience > 0 ? new Watch(v.Rows, v.Targets, start, options) : null;
        for (var round = 0; round < options.Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < y.Length; i++)
                gradients[i] = GradientPair.Of(options.Loss, margins[i], y[i]);
            var tree = grower.Grow(gradients, margins);
            trees.Add(tree);
            if (watch is not null && !watch.Goes(tree))
                break;
        }

        var kept = watch is null ? trees.ToImmutable() : trees.ToImmutable()[..watch.BestTrees];
        return new BoostedModel(options.Loss, rows.Columns, start, kept);
    }

    static double Start(double[] targets, BoostingLoss loss)
    {
        var mean = targets.Average();
        if (loss == BoostingLoss.Squared)
            return mean;
        // All yes or all no would start at infinity.
        var p = Math.Clamp(mean, 1e-6, 1 - 1e-6);
        return Math.Log(p / (1 - p));
    }

    static void Require(FeatureMatrix rows, ReadOnlySpan<double> targets, BoostingOptions options)
    {
        if (rows.Rows == 0 || targets.Length != rows.Rows)
            throw new ArgumentException($"Boosting needs one target a row. Got {rows.Rows} rows and {targets.Length} targets.", nameof(targets));
        for (var i = 0; i < rows.Rows; i++)
        {
            if (!double.IsFinite(targets[i]) || (options.Loss == BoostingLoss.Logistic && targets[i] is not (0 or 1)))
                throw new ArgumentException($"A target must be {(options.Loss == BoostingLoss.Logistic ? "0 or 1" : "finite")}. Row {i} has {targets[i]}.", nameof(targets));
            foreach (var value in rows.Row(i))
            {
                if (double.IsInfinity(value))
                    throw new ArgumentException($"Row {i} holds an infinite number.", nameof(rows));
            }
        }
    }

    /// <summary>Follows the loss on rows that are not trained on.</summary>
    sealed class Watch
    {
        readonly FeatureMatrix rows;
        readonly double[] targets, margins;
        readonly BoostingOptions options;
        double best;
        int trees;

        public Watch(FeatureMatrix rows, double[] targets, double start, BoostingOptions options)
        {
            (this.rows, this.targets, this.options, margins) = (rows, targets, options, new double[rows.Rows]);
            Array.Fill(margins, start);
            best = Loss();
        }

        public int BestTrees { get; private set; }

        /// <summary>Adds a tree; false when the patience is over.</summary>
        public bool Goes(RegressionTree tree)
        {
            for (var i = 0; i < margins.Length; i++)
                margins[i] += tree.Value(rows.Row(i));
            trees++;
            if (Loss() is var loss && loss < best)
                (best, BestTrees) = (loss, trees);
            return trees - BestTrees < options.Patience;
        }

        double Loss()
        {
            var sum = 0.0;
            for (var i = 0; i < margins.Length; i++)
            {
                var z = targets[i] > 0.5 ? -margins[i] : margins[i];
                sum += options.Loss == BoostingLoss.Squared
                    ? (margins[i] - targets[i]) * (margins[i] - targets[i])
                    : z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z));
            }

            return sum;
        }
    }
}
