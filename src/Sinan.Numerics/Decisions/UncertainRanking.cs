using Sinan.Numerics.Expressions;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>Ranks items by a formula over unsure inputs: every input of every draw is taken from its own distribution, the draw is ranked as if it were the truth.</summary>
/// <remarks>Inputs are independent of each other. Time O(draws · items · log items); memory O(draws · items), bounded by <see cref="RankOptions.DrawsFor"/>.
/// Scores that differ by less than 2⁻³⁶ of themselves count as equal; equal ones stand in the order given.</remarks>
public static class UncertainRanking
{
    /// <param name="formula">Score of an item.</param>
    /// <param name="inputs">Items × names, one item after the other; every input that the formula mentions is known.</param>
    /// <param name="width">Names of the formula.</param>
    /// <param name="options">Seed, draws, level, places.</param>
    /// <param name="cancellationToken">Checked between items and draws.</param>
    /// <returns>One an item, in the order given; a score without value (a division by zero) ranks last.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of the width, or there are more than 65,535 items.</exception>
    public static RankedItem[] Rank(Expression formula, UncertainValue[] inputs, int width, RankOptions options, CancellationToken cancellationToken)
    {
        if (inputs.Length % width != 0 || inputs.Length / width > ushort.MaxValue)
            throw new ArgumentException($"The inputs must be items × {width}, at most {ushort.MaxValue} items. Got {inputs.Length}.", nameof(inputs));
        var items = inputs.Length / width;
        var draws = options.DrawsFor(items);
        var scores = new double[items * draws];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        var random = new SplitMix64(options.Seed);
        Parallel.For(0, items, parallel, () => new double[width * draws], (item, _, columns) =>
        {
            Draw(formula, inputs.AsSpan(item * width, width), random.Fork(item), columns, scores.AsSpan(item * draws, draws));
            return columns;
        }, _ => { });
        var places = PlacesOf(scores, items, draws, parallel);
        var central = Medians(formula, inputs, width);
        var ranks = RanksOf(central);
        var ranked = new RankedItem[items];
        Parallel.For(0, items, parallel, item =>
            ranked[item] = Stand(central[item], ranks[item], scores.AsSpan(item * draws, draws), places.AsSpan(item * draws, draws), Math.Min(options.Places, items), options.Level));
        return ranked;
    }

    /// <summary>Score of each item from the medians of its inputs; without value it is −∞.</summary>
    internal static double[] Medians(Expression formula, UncertainValue[] inputs, int width)
    {
        var scores = new double[inputs.Length / width];
        Span<double> values = stackalloc double[width];
        for (var item = 0; item < scores.Length; item++)
        {
            for (var name = 0; name < width; name++)
                values[name] = inputs[(item * width) + name].Value;
            scores[item] = OrLast(formula.Evaluate(values));
        }

        return scores;
    }

    /// <summary>Ranks from 1, the highest score first, ties in the order given.</summary>
    internal static int[] RanksOf(double[] scores)
    {
        var ranks = new int[scores.Length];
        foreach (var (place, item) in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Index())
            ranks[item] = place + 1;
        return ranks;
    }

    internal static double OrLast(double score) => double.IsNaN(score) ? double.NegativeInfinity : score;

    // A stream an item and name: adding an item at the end leaves the draws of the others as they were, and an input has the same draws in every formula.
    static void Draw(Expression formula, ReadOnlySpan<UncertainValue> inputs, SplitMix64 random, Span<double> columns, Span<double> scores)
    {
        foreach (var name in formula.Names)
        {
            var column = columns.Slice(name * scores.Length, scores.Length);
            if (inputs[name].IsSure)
                column.Clear();
            else
                random.Fork(name).Normals(column);
            inputs[name].At(column);
        }

        formula.Evaluate(columns, scores);
        foreach (ref var score in scores)
            score = OrLast(score);
    }

    static ushort[] PlacesOf(double[] scores, int items, int draws, ParallelOptions parallel)
    {
        var places = new ushort[scores.Length];
        Parallel.For(0, draws, parallel, () => new ulong[items], (draw, _, keys) =>
        {
            for (var item = 0; item < items; item++)
                keys[item] = KeyOf(scores[(item * draws) + draw], item);
            Array.Sort(keys);
            for (var place = 0; place < items; place++)
                places[((int)(keys[place] & ushort.MaxValue) * draws) + draw] = (ushort)place;
            return keys;
        }, _ => { });
        return places;
    }

    /// <summary>Sorts by the score, the highest first, then in the order given: 48 bits of the score, which tell apart what differs by more than 2⁻³⁶ of itself, above 16 of the item.</summary>
    static ulong KeyOf(double score, int item)
    {
        var bits = BitConverter.DoubleToUInt64Bits(score);
        // Bits of numbers rise with them once the sign is turned: here they fall.
        var falling = (long)bits < 0 ? bits : ~bits & long.MaxValue;
        return (falling & ~(ulong)ushort.MaxValue) | (uint)item;
    }

    static RankedItem Stand(double score, int rank, Span<double> scores, Span<ushort> places, int told, double level)
    {
        var probabilities = new double[told];
        var own = 0;
        foreach (var place in places)
        {
            own += place == rank - 1 ? 1 : 0;
            if (place < told)
                probabilities[place]++;
        }

        for (var place = 0; place < told; place++)
            probabilities[place] /= places.Length;
        scores.Sort();
        places.Sort();
        var tail = (1 - level) / 2;
        return new RankedItem(
            score, new Bounds(Quantiles.OfSorted(scores, tail), Quantiles.OfSorted(scores, 1 - tail)), rank, new Bounds(Place(places, tail), Place(places, 1 - tail)),
            own / (double)places.Length, [.. probabilities]);
    }

    /// <summary>The first place that holds at least this share of the draws from the top.</summary>
    static int Place(ReadOnlySpan<ushort> sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1, 0, sorted.Length - 1)] + 1;
}
