using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Series;

/// <summary>Weights of outside columns beside a smoothing model.</summary>
static class SeriesRegression
{
    /// <summary>Pull of the weights towards zero, in periods of the column's full range: an effect seen once is believed to nine tenths.</summary>
    const double Ridge = 0.1;

    /// <summary>Generalised least squares: the filter is linear, so the innovations of the series are those of its columns times their weights plus noise
    /// (Harvey 1989, section 3.4.2), with a ridge penalty on standardised columns.</summary>
    /// <param name="model">Model of the errors.</param>
    /// <param name="values">The series on the model's scale, NaN where missing.</param>
    /// <param name="columns">Columns, each at least as long as the series.</param>
    /// <returns>One weight a column; 0 for one that does not move.</returns>
    public static double[] Weights(SmoothingModel model, ReadOnlySpan<double> values, IReadOnlyList<double[]> columns)
    {
        var n = values.Length;
        var innovations = new double[n];
        model.Innovations(values, innovations);
        var moving = new List<int>();
        var filtered = new List<double[]>();
        var masked = new double[n];
        for (var c = 0; c < columns.Count; c++)
        {
            for (var t = 0; t < n; t++)
                masked[t] = double.IsNaN(values[t]) ? double.NaN : columns[c][t];
            var own = new double[n];
            model.Innovations(masked, own);
            if (SquareSum(own, model.Form.Cycle) > 1e-12)
            {
                moving.Add(c);
                filtered.Add(own);
            }
        }

        var weights = new double[columns.Count];
        if (moving.Count == 0)
            return weights;
        var gram = Matrix<double>.Build.Dense(moving.Count, moving.Count, (i, j) => Product(filtered[i], filtered[j], model.Form.Cycle));
        for (var i = 0; i < moving.Count; i++)
            gram[i, i] += Ridge * Spread(columns[moving[i]].AsSpan(0, n));
        var right = Vector<double>.Build.Dense(moving.Count, i => Product(filtered[i], innovations, model.Form.Cycle));
        var solved = gram.Cholesky().Solve(right);
        for (var i = 0; i < moving.Count; i++)
            weights[moving[i]] = solved[i];
        return weights;
    }

    /// <summary>Range of a column, squared: what one full step of it adds.</summary>
    static double Spread(ReadOnlySpan<double> column)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in column)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return Math.Max(1e-12, (high - low) * (high - low));
    }

    static double SquareSum(ReadOnlySpan<double> values, int from) => Product(values, values, from);

    /// <summary>Σ a·b from the end of the first cycle on, over what is not missing.</summary>
    static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int from)
    {
        var sum = 0.0;
        for (var t = from; t < a.Length; t++)
        {
            var product = a[t] * b[t];
            sum += double.IsNaN(product) ? 0 : product;
        }

        return sum;
    }
}
