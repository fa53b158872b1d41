using System.Numerics;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>How <see cref="LinearMachines"/> are trained.</summary>
/// <param name="Cost">Weight of errors against simplicity (the C of support vector machines), &gt; 0.</param>
/// <param name="Epochs">Passes over the rows, at most.</param>
/// <param name="Tolerance">Stops when no row errs by more.</param>
/// <param name="Balance">Errors on the rarer side of a machine weigh more: by (rows of the other side ÷ rows of its own)^balance; 0 = all alike, 1 = both sides alike.</param>
public readonly record struct LinearOptions(double Cost, int Epochs = 15, double Tolerance = 0.05, double Balance = 0);

/// <summary>Linear machines with squared hinge loss, one for each label against the rest; a single one for two labels.</summary>
/// <param name="Problems">Number of machines.</param>
/// <param name="Weights">Columns × machines.</param>
/// <param name="Biases">One a machine.</param>
/// <remarks>
/// Dual coordinate descent (Hsieh et al. 2008, algorithm 1), all machines in one pass over the rows. With scales s of columns it is the machine on
/// x∘√s: with squared log-count ratios NB-SVM (Wang and Manning 2012). Minimises ½‖w‖² + ½b² + Σ C·max(0, 1 − y(x·w + b))², C by row.
/// </remarks>
public sealed record LinearMachines(int Problems, float[] Weights, float[] Biases)
{
    /// <summary>Machines for so many labels: one tells two labels apart.</summary>
    public static int ProblemsOf(int classes) => classes == 2 ? 1 : classes;

    /// <summary>Whether a row of a label is on the positive side of a machine.</summary>
    public static bool IsPositive(int label, int problem, int problems) => problems == 1 ? label == 1 : label == problem;

    /// <param name="rows">Features.</param>
    /// <param name="chosen">Rows to learn from.</param>
    /// <param name="labels">Label of each row of <paramref name="rows"/>, 0 … classes − 1.</param>
    /// <param name="classes">Number of labels, at least 2.</param>
    /// <param name="others">Further labels of rows of <paramref name="rows"/>: such a row is no counterexample of these. May be empty.</param>
    /// <param name="scales">Columns × machines, ≥ 0; empty = all 1.</param>
    /// <param name="options">Training.</param>
    /// <param name="seed">Seed of the order of rows.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    public static LinearMachines Train(
        TextRows rows, ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, int classes, IReadOnlyDictionary<int, int[]> others, ReadOnlySpan<float> scales, LinearOptions options, long seed,
        CancellationToken cancellationToken)
    {
        var problems = ProblemsOf(classes);
        var machines = new LinearMachines(problems, new float[(long)rows.Width * problems], new float[problems]);
        var (alphas, squares) = (new float[(long)chosen.Length * problems], new float[(long)chosen.Length * problems]);
        // A machine without a square is not asked about the row.
        for (var i = 0; i < chosen.Length; i++)
            Squares(rows.ColumnsOf(chosen[i]), rows.ValuesOf(chosen[i]), scales, squares.AsSpan(i * problems, problems));
        Silence(chosen, labels, others, problems, squares);
        var order = new int[chosen.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var random = new SplitMix64(seed);
        var (margins, steps) = (new float[problems], new float[problems]);
        var diagonals = Diagonals(chosen, labels, problems, options);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order.AsSpan());
            var worst = 0f;
            foreach (var i in order)
            {
                var columns = rows.ColumnsOf(chosen[i]);
                var values = rows.ValuesOf(chosen[i]);
                machines.Margins(columns, values, margins);
                var isMoved = false;
                for (var p = 0; p < problems; p++)
                {
                    ref var alpha = ref alphas[((long)i * problems) + p];
                    var isPositive = IsPositive(labels[chosen[i]], p, problems);
                    var (sign, diagonal) = isPositive ? (1f, diagonals[p].Positive) : (-1f, diagonals[p].Negative);
                    var gradient = (sign * margins[p]) - 1 + (diagonal * alpha);
                    steps[p] = 0;
                    if ((alpha == 0 && gradient >= 0) || squares[((long)i * problems) + p] == 0)
                        continue;
                    worst = Math.Max(worst, Math.Abs(gradient));
                    var moved = Math.Max(0, alpha - (gradient / (squares[((long)i * problems) + p] + diagonal)));
                    steps[p] = (moved - alpha) * sign;
                    machines.Biases[p] += steps[p];
                    alpha = moved;
                    isMoved = true;
                }

                if (isMoved)
                    machines.Move(columns, values, scales, steps);
            }

            if (worst < options.Tolerance)
                break;
        }

        return machines;
    }

    /// <summary>Signed distance of a row to the border of each machine: x·w + b.</summary>
    public void Margins(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> margins)
    {
        Biases.CopyTo(margins);
        if (Problems == 1)
        {
            for (var j = 0; j < columns.Length; j++)
                margins[0] += Weights[columns[j]] * values[j];
            return;
        }

        for (var j = 0; j < columns.Length; j++)
            AddScaled(Weights.AsSpan(columns[j] * Problems, Problems), values[j], margins);
    }

    /// <summary>Adds a scaled vector: sums[i] += scale · terms[i].</summary>
    internal static void AddScaled(ReadOnlySpan<float> terms, float scale, Span<float> sums)
    {
        var (i, factor) = (0, new Vector<float>(scale));
        for (; i + Vector<float>.Count <= sums.Length; i += Vector<float>.Count)
            (new Vector<float>(sums[i..]) + (new Vector<float>(terms[i..]) * factor)).CopyTo(sums[i..]);
        for (; i < sums.Length; i++)
            sums[i] += terms[i] * scale;
    }

    void Move(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, ReadOnlySpan<float> scales, ReadOnlySpan<float> steps)
    {
        for (var j = 0; j < columns.Length; j++)
        {
            var weights = Weights.AsSpan(columns[j] * Problems, Problems);
            if (scales.IsEmpty)
            {
                AddScaled(steps, values[j], weights);
                continue;
            }

            var scale = scales.Slice(columns[j] * Problems, Problems);
            for (var p = 0; p < weights.Length; p++)
                weights[p] += steps[p] * values[j] * scale[p];
        }
    }

    /// <summary>1 ÷ 2C of the rows on either side of each machine: the rarer side costs more, the commoner side as stated.</summary>
    static (float Positive, float Negative)[] Diagonals(ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, int problems, LinearOptions options)
    {
        var diagonals = new (float Positive, float Negative)[problems];
        for (var p = 0; p < problems; p++)
        {
            var positives = 0;
            foreach (var row in chosen)
                positives += IsPositive(labels[row], p, problems) ? 1 : 0;
            var rarity = Math.Pow(Math.Max(1.0, chosen.Length - positives) / Math.Max(1, positives), options.Balance);
            var alike = 1 / (2 * options.Cost);
            diagonals[p] = ((float)(alike / Math.Max(1, rarity)), (float)(alike * Math.Min(1, rarity)));
        }

        return diagonals;
    }

    /// <summary>Takes the squares of the machines away for which a row is neither example nor counterexample.</summary>
    static void Silence(ReadOnlySpan<int> chosen, ReadOnlySpan<int> labels, IReadOnlyDictionary<int, int[]> others, int problems, Span<float> squares)
    {
        for (var i = 0; i < chosen.Length && others.Count > 0; i++)
        {
            foreach (var other in others.GetValueOrDefault(chosen[i], []))
            {
                if (other != labels[chosen[i]])
                    squares[(i * problems) + (problems == 1 ? 0 : other)] = 0;
            }
        }
    }

    /// <summary>‖x∘√s‖² + 1 by machine; the 1 is the bias.</summary>
    static void Squares(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, ReadOnlySpan<float> scales, Span<float> squares)
    {
        squares.Fill(1);
        for (var j = 0; j < columns.Length; j++)
        {
            for (var p = 0; p < squares.Length; p++)
                squares[p] += values[j] * values[j] * (scales.IsEmpty ? 1 : scales[(columns[j] * squares.Length) + p]);
        }
    }
}
