using System.Collections.Immutable;
using System.Numerics.Tensors;
using Sinan.Numerics.Expressions;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>Which missing fact would change the order most: each unsure input is set to evenly likely values, all others stay at their medians.</summary>
/// <remarks>O(items · inputs · log items): only the one item moves, so its new place is looked up among the others, and only where it could reach the places that matter.</remarks>
public static class InputWorths
{
    /// <summary>Evenly likely values tried of each input.</summary>
    public const int Steps = 200;

    /// <summary>Evenly likely places of the standard normal distribution.</summary>
    static readonly double[] deviates = [.. Enumerable.Range(0, Steps).Select(step => Distribution.NormalQuantile((step + 0.5) / Steps))];

    /// <param name="formula">Score of an item.</param>
    /// <param name="inputs">Items × names, one item after the other.</param>
    /// <param name="width">Names of the formula.</param>
    /// <param name="places">First places whose order matters, at least 1 and at most as many as items.</param>
    /// <param name="isOpen">Whether an input (item, name) can still be found out: what people have entered is taken as settled. Asked on several threads.</param>
    /// <param name="cancellationToken">Checked between items.</param>
    /// <returns>Those that change the order with any chance, the likeliest first, then the larger gain, then in the order given.</returns>
    public static ImmutableArray<InputWorth> Of(
        Expression formula, UncertainValue[] inputs, int width, int places, Func<int, int, bool> isOpen, CancellationToken cancellationToken)
    {
        var scores = UncertainRanking.Medians(formula, inputs, width);
        var ranks = UncertainRanking.RanksOf(scores);
        var sorted = scores.Order().ToArray();
        var found = new InputWorth?[inputs.Length];
        Parallel.For(0, scores.Length, new ParallelOptions { CancellationToken = cancellationToken }, () => new Trial(formula, width, sorted, places), (item, _, trial) =>
        {
            var own = inputs.AsSpan(item * width, width);
            trial.Begin(own, item, scores[item], ranks[item] - 1);
            foreach (var name in formula.Names)
            {
                if (!own[name].IsSure && isOpen(item, name))
                    found[(item * width) + name] = trial.Of(own[name], name);
            }

            return trial;
        }, _ => { });
        return [.. found.OfType<InputWorth>().OrderByDescending(w => w.Chance).ThenByDescending(w => w.Gain)];
    }

    /// <summary>Tries the inputs of one item after another.</summary>
    sealed class Trial(Expression formula, int width, double[] sorted, int places)
    {
        readonly double[] columns = new double[width * Steps], tried = new double[Steps];
        double own;
        int item, usual;

        public void Begin(ReadOnlySpan<UncertainValue> inputs, int number, double score, int place)
        {
            (item, own, usual) = (number, score, place);
            foreach (var name in formula.Names)
                ColumnOf(name).Fill(inputs[name].Value);
        }

        public InputWorth? Of(UncertainValue input, int name)
        {
            var column = ColumnOf(name);
            deviates.CopyTo(column);
            input.At(column);
            formula.Evaluate(columns, tried);
            foreach (ref var score in tried.AsSpan())
                score = UncertainRanking.OrLast(score);
            // An item further down changes the first places only by reaching the last of them.
            var worth = usual < places || TensorPrimitives.Max(tried) >= sorted[^places] ? Judge(column, input.Value, name) : null;
            column.Fill(input.Value);
            return worth;
        }

        Span<double> ColumnOf(int name) => columns.AsSpan(name * Steps, Steps);

        InputWorth? Judge(ReadOnlySpan<double> column, double median, int name)
        {
            // A value above the median and one below move the item in different directions: two different answers, of which the likelier one is told.
            var (below, above) = (new Turn(), new Turn());
            var best = sorted.Length < 2 ? double.NegativeInfinity : usual == 0 ? sorted[^2] : sorted[^1];
            var (mean, chosen) = (0.0, 0.0);
            for (var step = 0; step < Steps; step++)
            {
                mean += tried[step] / Steps;
                chosen += Math.Max(tried[step], best) / Steps;
                if (FirstChanged(tried[step], own, usual, sorted) is { } place && place < places)
                    (column[step] < median ? below : above).Add(column[step], place + 1);
            }

            var side = below.Count >= above.Count ? below : above;
            var without = Math.Max(mean, best);
            var gain = without > 0 ? Math.Max(0, (chosen - without) / without) : 0;
            return side.Count == 0 ? null : new InputWorth(item, name, side.Count / (double)Steps, side.From, side.To, side.Place, gain);
        }
    }

    /// <summary>First place, from 0, that is taken by another item once one item has a new score; null when the order stays.</summary>
    static int? FirstChanged(double score, double own, int usual, double[] sorted)
    {
        // Others above or equal: those of the sorted scores, less the item's own.
        var above = sorted.Length - UpTo(sorted, score, inclusive: true) - (own > score ? 1 : 0);
        var equal = UpTo(sorted, score, inclusive: true) - UpTo(sorted, score, inclusive: false) - (own == score ? 1 : 0);
        return usual >= above && usual <= above + equal ? null : Math.Min(usual, above);
    }

    /// <summary>How many of the ascending values are below a value, or at most it.</summary>
    static int UpTo(double[] sorted, double value, bool inclusive)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (inclusive && sorted[middle] == value))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The values on one side of the median that change the order.</summary>
    sealed class Turn
    {
        public int Count { get; private set; }

        public double From { get; private set; } = double.PositiveInfinity;

        public double To { get; private set; } = double.NegativeInfinity;

        public int Place { get; private set; } = int.MaxValue;

        public void Add(double value, int place) => (Count, From, To, Place) = (Count + 1, Math.Min(From, value), Math.Max(To, value), Math.Min(Place, place));
    }
}
