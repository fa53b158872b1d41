namespace Sinan.Numerics.Series;

/// <summary>A smoothing model with outside columns, fitted on the beginning of a series.</summary>
/// <param name="Scale">Scale it works on.</param>
/// <param name="Errors">What is left once the columns are taken off.</param>
/// <param name="Columns">Outside columns, series and horizon long.</param>
/// <param name="Weights">One a column.</param>
sealed record SeriesModel(SeriesScale Scale, SmoothingModel Errors, IReadOnlyList<double[]> Columns, double[] Weights)
{
    /// <param name="form">Parts of the model.</param>
    /// <param name="scale">Scale; logarithmic exactly when the form is.</param>
    /// <param name="values">What may be learned from, NaN where missing.</param>
    /// <param name="columns">Outside columns; may be longer.</param>
    public static SeriesModel Fit(SmoothingForm form, SeriesScale scale, ReadOnlySpan<double> values, IReadOnlyList<double[]> columns)
    {
        var scaled = new double[values.Length];
        for (var t = 0; t < scaled.Length; t++)
            scaled[t] = scale.To(values[t]);
        var errors = SmoothingModel.Fit(form, scaled);
        var model = new SeriesModel(scale, errors, columns, SeriesRegression.Weights(errors, scaled, columns));
        if (columns.Count == 0)
            return model;
        errors = SmoothingModel.Fit(form, model.Rest(values));
        return model with { Errors = errors, Weights = SeriesRegression.Weights(errors, scaled, columns) };
    }

    /// <summary>The series on the model's scale without what the columns explain.</summary>
    public double[] Rest(ReadOnlySpan<double> values)
    {
        var rest = new double[values.Length];
        for (var t = 0; t < rest.Length; t++)
            rest[t] = Scale.To(values[t]) - Explained(t);
        return rest;
    }

    /// <summary>What the columns explain of a period, on the model's scale.</summary>
    public double Explained(int period)
    {
        var sum = 0.0;
        for (var c = 0; c < Weights.Length; c++)
            sum += Weights[c] * Columns[c][period];
        return sum;
    }
}
