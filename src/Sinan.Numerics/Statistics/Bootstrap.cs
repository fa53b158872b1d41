using Sinan.Numerics.Random;

namespace Sinan.Numerics.Statistics;

/// <summary>A figure computed from a sample.</summary>
public delegate double Statistic(ReadOnlySpan<double> sample);

/// <summary>Percentile bootstrap (Efron 1979). Resample number i draws from its own stream, so the answer does not depend on threads.</summary>
public static class Bootstrap
{
    public const int DefaultResamples = 2000;

    /// <summary>Interval of any statistic of one sample.</summary>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static Bounds Percentile(
        ReadOnlyMemory<double> sample, Statistic statistic, long seed, int resamples = DefaultResamples, double level = 0.95) =>
        Percentile(
            sample.Length,
            picks =>
            {
                var drawn = new double[picks.Length];
                for (var i = 0; i < drawn.Length; i++)
                    drawn[i] = sample.Span[picks[i]];
                return statistic(drawn);
            },
            seed,
            resamples,
            level);

    /// <summary>Interval of statistic(second) − statistic(first) where row i of both belongs to the same unit: pairs are drawn together.</summary>
    /// <exception cref="ArgumentException">The samples are empty or of different lengths.</exception>
    public static Bounds Paired(
        ReadOnlyMemory<double> first, ReadOnlyMemory<double> second, Statistic statistic, long seed, int resamples = DefaultResamples, double level = 0.95)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"Paired samples must have equal lengths. Got {first.Length} and {second.Length}.", nameof(second));
        return Percentile(
            first.Length,
            picks =>
            {
                var (a, b) = (new double[picks.Length], new double[picks.Length]);
                for (var i = 0; i < picks.Length; i++)
                    (a[i], b[i]) = (first.Span[picks[i]], second.Span[picks[i]]);
                return statistic(b) - statistic(a);
            },
            seed,
            resamples,
            level);
    }

    /// <summary>Interval of a figure of any rows: <paramref name="figure"/> gets the drawn row numbers (with repeats). NaN figures are left out.</summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Bounds Percentile(int rows, Func<int[], double> figure, long seed, int resamples = DefaultResamples, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (rows == 0)
            throw new ArgumentException("A bootstrap needs at least one row.", nameof(rows));
        var root = new SplitMix64(seed);
        var figures = new double[resamples];
        Parallel.For(0, resamples, r =>
        {
            var random = root.Fork(r);
            var picks = new int[rows];
            for (var i = 0; i < rows; i++)
                picks[i] = random.NextInt(rows);
            figures[r] = figure(picks);
        });
        return new Bounds(Quantiles.Of(figures, (1 - level) / 2), Quantiles.Of(figures, (1 + level) / 2));
    }
}
