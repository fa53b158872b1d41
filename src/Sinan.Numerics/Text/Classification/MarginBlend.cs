namespace Sinan.Numerics.Text;

/// <summary>Puts the margins of several learners together: the log odds of label c are Σ weight · margin of c + bias of c.</summary>
/// <param name="Weights">By learner, ≥ 0: a learner may be left out, not turned round.</param>
/// <param name="Biases">By machine.</param>
/// <remarks>Stacked generalisation (Wolpert 1992) with weights that may not be negative (Breiman 1996), by the log loss of rows that the learners had not seen.</remarks>
public sealed record MarginBlend(double[] Weights, double[] Biases)
{
    const int Steps = 120, Block = 512;

    /// <summary>Numbers of margins that are enough for a few weights.</summary>
    const int MostMargins = 1_000_000;

    /// <param name="margins">By learner: rows × machines.</param>
    /// <param name="labels">By row of the margins.</param>
    /// <param name="chosen">Rows to learn from.</param>
    /// <param name="problems">Number of machines; 1 for two labels.</param>
    /// <param name="threads">Threads; the answer does not depend on them.</param>
    public static MarginBlend Fit(float[][] margins, int[] labels, int[] chosen, int problems, int threads)
    {
        // Every so many rows, since rows may stand in the order of their labels.
        var stride = (int)Math.Max(1, (long)chosen.Length * problems / MostMargins);
        if (stride > 1)
            chosen = [.. chosen.Where((_, i) => i % stride == 0)];
        var size = margins.Length + problems;
        var blend = new double[size];
        blend.AsSpan(0, margins.Length).Fill(2.0 / margins.Length);
        // Full gradients with Adam's step sizes (Kingma and Ba 2015); a bias is held back as by one row of each label.
        var (mean, square, gradient) = (new double[size], new double[size], new double[size]);
        var parts = new double[(chosen.Length + Block - 1) / Block][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        for (var step = 1; step <= Steps; step++)
        {
            Parallel.For(0, parts.Length, options, b => parts[b] = Gradient(margins, labels, chosen.AsSpan(b * Block, Math.Min(Block, chosen.Length - (b * Block))), problems, blend));
            Array.Clear(gradient);
            foreach (var part in parts)
            {
                for (var i = 0; i < size; i++)
                    gradient[i] += part[i];
            }

            for (var i = 0; i < size; i++)
            {
                var slope = (gradient[i] + (i < margins.Length ? 0 : blend[i])) / chosen.Length;
                mean[i] = (0.9 * mean[i]) + (0.1 * slope);
                square[i] = (0.99 * square[i]) + (0.01 * slope * slope);
                blend[i] -= 0.1 / Math.Sqrt(1 + (step / 20.0)) * mean[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.99, step))) + 1e-9);
                if (i < margins.Length)
                    blend[i] = Math.Max(0, blend[i]);
            }
        }

        return new MarginBlend(blend[..margins.Length], blend[margins.Length..]);
    }

    /// <summary>Mean log loss of the rows, nats.</summary>
    public double Loss(float[][] margins, int[] labels, int[] rows)
    {
        var (logOdds, probabilities, sum) = (new double[Biases.Length], new double[Math.Max(2, Biases.Length)], 0.0);
        foreach (var row in rows)
        {
            Blend(margins, row, logOdds);
            Probabilities(logOdds, probabilities);
            sum -= Math.Log(Math.Max(1e-15, probabilities[labels[row]]));
        }

        return sum / rows.Length;
    }

    /// <summary>Log odds of each machine for one row.</summary>
    public void Blend(float[][] margins, int row, Span<double> logOdds)
    {
        for (var p = 0; p < logOdds.Length; p++)
        {
            logOdds[p] = Biases[p];
            for (var learner = 0; learner < Weights.Length; learner++)
                logOdds[p] += Weights[learner] * margins[learner][((long)row * logOdds.Length) + p];
        }
    }

    /// <summary>Probabilities of the labels from log odds: the logistic function for one machine, softmax for more.</summary>
    public static void Probabilities(ReadOnlySpan<double> logOdds, Span<double> probabilities)
    {
        if (logOdds.Length == 1)
        {
            probabilities[1] = 1 / (1 + Math.Exp(-logOdds[0]));
            probabilities[0] = 1 - probabilities[1];
            return;
        }

        var (most, sum) = (double.NegativeInfinity, 0.0);
        foreach (var value in logOdds)
            most = Math.Max(most, value);
        for (var c = 0; c < probabilities.Length; c++)
            sum += probabilities[c] = Math.Exp(logOdds[c] - most);
        foreach (ref var probability in probabilities)
            probability /= sum;
    }

    static double[] Gradient(float[][] margins, int[] labels, ReadOnlySpan<int> rows, int problems, double[] blend)
    {
        var current = new MarginBlend(blend[..margins.Length], blend[margins.Length..]);
        var gradient = new double[blend.Length];
        var (logOdds, probabilities) = (new double[problems], new double[Math.Max(2, problems)]);
        foreach (var row in rows)
        {
            current.Blend(margins, row, logOdds);
            Probabilities(logOdds, probabilities);
            for (var p = 0; p < problems; p++)
            {
                var error = probabilities[problems == 1 ? 1 : p] - (LinearMachines.IsPositive(labels[row], p, problems) ? 1 : 0);
                gradient[margins.Length + p] += error;
                for (var learner = 0; learner < margins.Length; learner++)
                    gradient[learner] += error * margins[learner][((long)row * problems) + p];
            }
        }

        return gradient;
    }
}
