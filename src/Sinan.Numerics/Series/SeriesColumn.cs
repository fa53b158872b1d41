namespace Sinan.Numerics.Series;

/// <summary>Something known from outside that may explain a series: a holiday, the weather, a price, a control group.</summary>
/// <param name="Name">As it is reported.</param>
/// <param name="Values">One a period from the first of the series to the last of the horizon; NaN is read as the column's mean.</param>
public sealed record SeriesColumn(string Name, ReadOnlyMemory<double> Values)
{
    /// <summary>The column as it was <paramref name="periods"/> ago, so that all values up to the end of such a horizon are known today.</summary>
    /// <param name="name">Name of the shifted column.</param>
    /// <param name="known">Values up to the end of the series.</param>
    /// <param name="periods">Shift and horizon, ≥ 1.</param>
    public static SeriesColumn Lagged(string name, ReadOnlySpan<double> known, int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        var values = new double[known.Length + periods];
        values.AsSpan(0, periods).Fill(double.NaN);
        known.CopyTo(values.AsSpan(periods));
        return new SeriesColumn(name, values);
    }
}
