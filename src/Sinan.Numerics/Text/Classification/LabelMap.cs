using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>What the log odds of all labels together say of each: log odds of label c = Σ cell(c, d) · log odds of d + bias of c.</summary>
/// <param name="Labels">Number of labels, at least 3.</param>
/// <param name="Cells">Labels × (labels + 1); the last of each row is the bias.</param>
/// <remarks>
/// Matrix scaling (Guo et al. 2017, "On calibration of modern neural networks", part 4.2), held to the identity: it learns which labels are taken for each other.
/// Linear, so a linear classifier stays one.
/// </remarks>
public sealed record LabelMap(int Labels, double[] Cells)
{
    /// <summary>More labels would take more rows than people label.</summary>
    public const int MostLabels = 32;

    const int Steps = 150, Block = 256;

    /// <summary>Rows × cells that are enough.</summary>
    const long MostWork = 1_000_000;

    /// <summary>Half the sum of squared differences from the identity counts as so many nats: held-out rows of public training parts were told best so among 1 … 100.</summary>
    const double Hold = 100;

    /// <summary>The map with the least log loss and distance from the identity.</summary>
    /// <param name="logOdds">Rows × labels, of rows that the learners had not seen.</param>
    /// <param name="truth">Label of each row.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="threads">Threads; the answer does not depend on them.</param>
    public static LabelMap Fit(double[] logOdds, int[] truth, int labels, int threads)
    {
        var map = Identity(labels);
        var start = map.Cells.ToArray();
        var stride = (int)Math.Max(1, (long)truth.Length * start.Length / MostWork);
        var rows = ((truth.Length - 1) / stride) + 1;
        var (mean, square, gradient) = (new double[start.Length], new double[start.Length], new double[start.Length]);
        var parts = new double[(rows + Block - 1) / Block][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        // Full gradients with Adam's step sizes (Kingma and Ba 2015), which grow smaller to the end.
        for (var step = 1; step <= Steps; step++)
        {
            Parallel.For(0, parts.Length, options, b => parts[b] = map.Gradient(logOdds, truth, b * Block, Math.Min(rows, (b + 1) * Block), stride));
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] = Hold * (map.Cells[i] - start[i]);
            foreach (var part in parts)
                TensorPrimitives.Add(gradient, part, gradient);
            for (var i = 0; i < gradient.Length; i++)
            {
                var slope = gradient[i] / rows;
                mean[i] = (0.9 * mean[i]) + (0.1 * slope);
                square[i] = (0.99 * square[i]) + (0.01 * slope * slope);
                map.Cells[i] -= 0.03 * (1 - ((step - 1.0) / Steps)) * mean[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.99, step))) + 1e-9);
            }
        }

        return map;
    }

    /// <summary>Puts the log odds of one row in their place.</summary>
    public void Apply(Span<double> logOdds)
    {
        Span<double> old = stackalloc double[Labels];
        logOdds.CopyTo(old);
        for (var c = 0; c < Labels; c++)
            logOdds[c] = TensorPrimitives.Dot(Cells.AsSpan(c * (Labels + 1), Labels), old) + Cells[(c * (Labels + 1)) + Labels];
    }

    /// <summary>The same of a part of the log odds, without the bias.</summary>
    public void ApplyToPart(Span<float> part)
    {
        Span<double> old = stackalloc double[Labels];
        for (var c = 0; c < Labels; c++)
            old[c] = part[c];
        for (var c = 0; c < Labels; c++)
            part[c] = (float)TensorPrimitives.Dot(Cells.AsSpan(c * (Labels + 1), Labels), old);
    }

    static LabelMap Identity(int labels)
    {
        var cells = new double[labels * (labels + 1)];
        for (var c = 0; c < labels; c++)
            cells[(c * (labels + 1)) + c] = 1;
        return new LabelMap(labels, cells);
    }

    /// <summary>Of the summed log loss of every so many rows.</summary>
    double[] Gradient(double[] logOdds, int[] truth, int from, int to, int stride)
    {
        var gradient = new double[Cells.Length];
        Span<double> own = stackalloc double[Labels], probabilities = stackalloc double[Labels];
        for (var i = from; i < to; i++)
        {
            var row = logOdds.AsSpan(i * stride * Labels, Labels);
            row.CopyTo(own);
            Apply(own);
            MarginBlend.Probabilities(own, probabilities);
            for (var c = 0; c < Labels; c++)
            {
                var error = probabilities[c] - (truth[i * stride] == c ? 1 : 0);
                var cells = gradient.AsSpan(c * (Labels + 1), Labels + 1);
                TensorPrimitives.MultiplyAdd(row, error, cells[..Labels], cells[..Labels]);
                cells[Labels] += error;
            }
        }

        return gradient;
    }
}
