namespace Sinan.Numerics.Series;

/// <summary>A smoothing model whose rates were chosen on a series.</summary>
/// <param name="Form">Its parts.</param>
/// <param name="Rates">Its rates.</param>
sealed record SmoothingModel(SmoothingForm Form, SmoothingRates Rates)
{
    static readonly double[] start = [0.2, 0.1, 0.8, 0.2, 0.1, 0.1];

    /// <summary>The rates with the least mean squared innovation after the first cycle.</summary>
    /// <param name="form">Parts; twice its cycle is the least number of values.</param>
    /// <param name="values">The series on the model's scale, NaN where missing.</param>
    public static SmoothingModel Fit(SmoothingForm form, ReadOnlyMemory<double> values)
    {
        List<int> free = [0, 3];
        if (form.HasTrend)
            free.AddRange([1, 2]);
        for (var s = 0; s < form.Seasons.Length; s++)
            free.Add(4 + s);
        double[] place = [.. start];
        if (!form.HasTrend)
            place[1] = 0;
        for (var s = form.Seasons.Length; s < 2; s++)
            place[4 + s] = 0;
        PatternSearch.Minimise(place, free.ToArray(), at => Loss(form, SmoothingRates.OfPlace(at), values.Span));
        return new SmoothingModel(form, SmoothingRates.OfPlace(place));
    }

    /// <summary>The filter at the beginning of a series.</summary>
    public SmoothingFilter Start(ReadOnlySpan<double> values) => new(Form, Rates, values);

    /// <summary>Innovations of a whole series.</summary>
    public void Innovations(ReadOnlySpan<double> values, Span<double> destination)
    {
        var filter = Start(values);
        for (var t = 0; t < values.Length; t++)
            destination[t] = filter.Step(values[t]);
    }

    static double Loss(SmoothingForm form, SmoothingRates rates, ReadOnlySpan<double> values)
    {
        var filter = new SmoothingFilter(form, rates, values);
        var (sum, count) = (0.0, 0);
        for (var t = 0; t < values.Length; t++)
        {
            var error = filter.Step(values[t]);
            if (t < form.Cycle || double.IsNaN(error))
                continue;
            sum += error * error;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
