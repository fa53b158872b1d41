namespace Sinan.Numerics.Learning;

/// <summary>The part of the rows with the highest scores.</summary>
/// <param name="Part">Part of all rows, 0…1.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Yes">Of these where it happened.</param>
/// <param name="Gain">Part of all "yes" that is in it.</param>
/// <param name="Lift">Its rate over everybody's.</param>
public readonly record struct LiftStep(double Part, long Rows, long Yes, double Gain, double Lift);

/// <summary>How many of the "yes" are found among those asked first (cumulative gains).</summary>
public static class LiftTable
{
    /// <param name="scores">Any scale, higher = asked earlier; ties in the order of rows.</param>
    /// <param name="labels">True = yes; at least one.</param>
    /// <param name="steps">Equal parts.</param>
    /// <exception cref="ArgumentException">Lengths differ, or there is no "yes".</exception>
    public static LiftStep[] Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, int steps = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        var all = labels.Count(true);
        if (scores.Length != labels.Length || all == 0)
            throw new ArgumentException($"A lift needs one label a score and at least one yes. Got {scores.Length} scores, {labels.Length} labels, {all} yes.", nameof(labels));
        // Rising order of the negated score keeps ties in the order of rows.
        var negated = new double[scores.Length];
        for (var i = 0; i < negated.Length; i++)
            negated[i] = -scores[i];
        var order = Ranking.Ascending(negated);
        var table = new LiftStep[steps];
        var (rows, yes) = (0, 0L);
        for (var step = 0; step < steps; step++)
        {
            for (var upTo = (int)((step + 1L) * order.Length / steps); rows < upTo; rows++)
                yes += labels[order[rows]] ? 1 : 0;
            var lift = rows == 0 ? 0 : (double)yes / rows / ((double)all / order.Length);
            table[step] = new LiftStep((step + 1.0) / steps, rows, yes, (double)yes / all, lift);
        }

        return table;
    }
}
