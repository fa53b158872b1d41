using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Learning;

/// <summary>A fitted linear model of the chance of "yes".</summary>
/// <param name="Weights">One a column.</param>
/// <param name="Intercept">Log odds where all columns are 0.</param>
/// <param name="Iterations">Newton steps taken.</param>
public sealed record LogisticModel(double[] Weights, double Intercept, int Iterations)
{
    /// <summary>Chance of "yes", 0…1.</summary>
    public double Probability(ReadOnlySpan<double> row) => LogisticRegression.Sigmoid(Margin(row));

    /// <summary>Log odds of "yes".</summary>
    public double Margin(ReadOnlySpan<double> row)
    {
        var margin = Intercept;
        for (var j = 0; j < Weights.Length; j++)
            margin += Weights[j] * row[j];
        return margin;
    }
}

/// <summary>Logistic regression with an L2 penalty for dense features: minimises ½ ‖w‖² + C Σ log(1 + exp(−y (x·w + b))), the intercept free.</summary>
/// <remarks>Newton's method with step halving: O(rows · columns²) a step, meant for up to a few hundred columns.</remarks>
public static class LogisticRegression
{
    /// <param name="rows">Features, no missing values.</param>
    /// <param name="labels">True = yes; both answers must occur.</param>
    /// <param name="c">Inverse strength of the penalty, &gt; 0.</param>
    /// <param name="mostIterations">Newton steps at most.</param>
    /// <exception cref="ArgumentException">Labels do not fit the rows, or only one answer occurs.</exception>
    public static LogisticModel Fit(FeatureMatrix rows, ReadOnlySpan<bool> labels, double c = 1, int mostIterations = 100)
    {
        if (labels.Length != rows.Rows)
            throw new ArgumentException($"There are {rows.Rows} rows but {labels.Length} labels.", nameof(labels));
        if (!labels.Contains(true) || !labels.Contains(false))
            throw new ArgumentException("Both answers must occur among the labels.", nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
        var width = rows.Columns;
        // The intercept is the last coefficient.
        var w = new double[width + 1];
        var loss = Loss(rows, labels, c, w);
        var iterations = 0;
        while (iterations < mostIterations)
        {
            iterations++;
            var (gradient, hessian) = Derivatives(rows, labels, c, w);
            if (gradient.Max(Math.Abs) < 1e-10 * c * rows.Rows)
                break;
            var step = Matrix<double>.Build.DenseOfArray(hessian).Cholesky().Solve(Vector<double>.Build.Dense(gradient));
            var (scale, moved, next) = (1.0, new double[width + 1], loss);
            while (scale > 1e-10)
            {
                for (var j = 0; j <= width; j++)
                    moved[j] = w[j] - (scale * step[j]);
                next = Loss(rows, labels, c, moved);
                if (next <= loss)
                    break;
                scale /= 2;
            }

            var gained = loss - next;
            if (gained < 0)
                break;
            (w, loss) = (moved, next);
            if (gained <= 1e-15 * Math.Abs(loss))
                break;
        }

        return new LogisticModel(w[..width], w[width], iterations);
    }

    public static double Sigmoid(double margin) =>
        margin >= 0 ? 1 / (1 + Math.Exp(-margin)) : Math.Exp(margin) / (1 + Math.Exp(margin));

    static double Loss(FeatureMatrix rows, ReadOnlySpan<bool> labels, double c, double[] w)
    {
        var loss = 0.0;
        for (var i = 0; i < rows.Rows; i++)
        {
            var margin = labels[i] ? Margin(rows.Row(i), w) : -Margin(rows.Row(i), w);
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        loss *= c;
        for (var j = 0; j < rows.Columns; j++)
            loss += w[j] * w[j] / 2;
        return loss;
    }

    static (double[] Gradient, double[,] Hessian) Derivatives(FeatureMatrix rows, ReadOnlySpan<bool> labels, double c, double[] w)
    {
        var width = rows.Columns;
        var (gradient, hessian) = (new double[width + 1], new double[width + 1, width + 1]);
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = rows.Row(i);
            var p = Sigmoid(Margin(row, w));
            var (slope, bend) = (c * (p - (labels[i] ? 1 : 0)), c * p * (1 - p));
            for (var j = 0; j <= width; j++)
            {
                var x = j < width ? row[j] : 1;
                gradient[j] += slope * x;
                for (var k = 0; k <= j; k++)
                    hessian[j, k] += bend * x * (k < width ? row[k] : 1);
            }
        }

        for (var j = 0; j <= width; j++)
        {
            if (j < width)
            {
                gradient[j] += w[j];
                hessian[j, j] += 1;
            }

            for (var k = 0; k < j; k++)
                hessian[k, j] = hessian[j, k];
        }

        return (gradient, hessian);
    }

    static double Margin(ReadOnlySpan<double> row, double[] w)
    {
        var margin = w[^1];
        for (var j = 0; j < row.Length; j++)
            margin += w[j] * row[j];
        return margin;
    }
}
