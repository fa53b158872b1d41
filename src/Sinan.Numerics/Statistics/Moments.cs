namespace Sinan.Numerics.Statistics;

/// <summary>Count, mean and spread of a sample, gathered in one pass (Welford 1962; merged after Chan, Golub and LeVeque 1979).</summary>
/// <param name="Count">Values seen.</param>
/// <param name="Mean">Their mean; 0 when there are none.</param>
/// <param name="SquaredDeviations">Σ (x − mean)².</param>
public readonly record struct Moments(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>Sample variance with n − 1; NaN below two values.</summary>
    public double Variance => Count > 1 ? SquaredDeviations / (Count - 1) : double.NaN;

    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Moments of known summary figures.</summary>
    public static Moments Known(long count, double mean, double variance) => new(count, mean, variance * (count - 1));

    public static Moments Of(ReadOnlySpan<double> values)
    {
        var moments = default(Moments);
        foreach (var value in values)
            moments = moments.With(value);
        return moments;
    }

    public Moments With(double value)
    {
        var count = Count + 1;
        var delta = value - Mean;
        var mean = Mean + (delta / count);
        return new Moments(count, mean, SquaredDeviations + (delta * (value - mean)));
    }

    public static Moments operator +(Moments a, Moments b)
    {
        if (a.Count == 0 || b.Count == 0)
            return a.Count == 0 ? b : a;
        var count = a.Count + b.Count;
        var delta = b.Mean - a.Mean;
        return new Moments(
            count,
            a.Mean + (delta * b.Count / count),
            a.SquaredDeviations + b.SquaredDeviations + (delta * delta * a.Count * b.Count / count));
    }

    public static Moments Add(Moments left, Moments right) => left + right;
}
