namespace Sinan.Numerics.Series;

/// <summary>The scale a model works on: the values themselves, or logarithms of values that are never negative.</summary>
/// <param name="IsLog">Logarithms.</param>
/// <param name="Offset">Added before taking logarithms, so that zeros have one: a hundredth of the mean, which keeps forecasts in proportion to the series.</param>
readonly record struct SeriesScale(bool IsLog, double Offset)
{
    /// <summary>The logarithmic scale of a series; null when it has negative values or nothing but zeros.</summary>
    public static SeriesScale? LogOf(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (value < 0)
                return null;
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return sum > 0 ? new SeriesScale(true, sum / count / 100) : null;
    }

    public double To(double value) => IsLog ? Math.Log(value + Offset) : value;

    public double From(double scaled) => IsLog ? Math.Exp(scaled) - Offset : scaled;
}
