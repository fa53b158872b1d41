using System.Collections.Immutable;

namespace Sinan.Numerics.Learning;

/// <summary>A rising step function from scores to probabilities, straight between its knots and flat beyond them.</summary>
/// <remarks>Pool adjacent violators (Ayer et al. 1955; as calibration by Zadrozny and Elkan 2002).</remarks>
/// <param name="Scores">Knots, rising.</param>
/// <param name="Probabilities">Probability at each knot, not falling.</param>
public sealed record IsotonicCalibration(ImmutableArray<double> Scores, ImmutableArray<double> Probabilities)
{
    public double Probability(double score)
    {
        var at = Scores.BinarySearch(score);
        if (at >= 0)
            return Probabilities[at];
        var next = ~at;
        if (next == 0)
            return Probabilities[0];
        if (next == Scores.Length)
            return Probabilities[^1];
        var part = (score - Scores[next - 1]) / (Scores[next] - Scores[next - 1]);
        return Probabilities[next - 1] + (part * (Probabilities[next] - Probabilities[next - 1]));
    }

    /// <param name="scores">Scores of rows that the model has not seen.</param>
    /// <param name="labels">What happened.</param>
    /// <exception cref="ArgumentException">There are no rows, or lengths differ.</exception>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        if (scores.IsEmpty || scores.Length != labels.Length)
            throw new ArgumentException($"Calibration needs one label a score. Got {scores.Length} scores and {labels.Length} labels.", nameof(labels));
        var blocks = new List<Block>();
        var order = Ranking.Ascending(scores);
        for (var at = 0; at < order.Length;)
        {
            // Equal scores are one block from the start; then blocks merge while they fall.
            var score = scores[order[at]];
            var block = new Block(score, score, 0, 0);
            for (; at < order.Length && scores[order[at]] == score; at++)
                block = block with { Sum = block.Sum + (labels[order[at]] ? 1 : 0), Rows = block.Rows + 1 };
            while (blocks.Count > 0 && blocks[^1].Mean >= block.Mean)
            {
                block = new Block(blocks[^1].From, block.To, blocks[^1].Sum + block.Sum, blocks[^1].Rows + block.Rows);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var (knots, values) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        foreach (var block in blocks)
        {
            knots.Add(block.From);
            values.Add(block.Mean);
            if (block.To > block.From)
            {
                knots.Add(block.To);
                values.Add(block.Mean);
            }
        }

        return new IsotonicCalibration(knots.ToImmutable(), values.ToImmutable());
    }

    readonly record struct Block(double From, double To, double Sum, double Rows)
    {
        public double Mean => Sum / Rows;
    }
}
