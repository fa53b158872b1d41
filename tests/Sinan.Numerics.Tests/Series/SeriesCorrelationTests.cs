using Sinan.Numerics.Random;
using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

/// <summary>Correlation of two series after trend and rhythm are taken off.</summary>
public sealed class SeriesCorrelationTests
{
    // The differences of two summed series are given; everything else is written out from the definitions.
    [Fact]
    public void A_small_case_agrees_with_the_sums_worked_out_term_by_term()
    {
        double[] dx = [1, -2, 3, -1, 2, -3, 1, 2, -2, 1, -1, 3, -2, 1], dy = [2, -1, 2, -2, 1, -2, 2, 1, -3, 2, -1, 1, -1, 2];
        var told = SeriesCorrelation.Of(Summed(dx), Summed(dy), 1)!;

        var (mx, my, n) = (dx.Average(), dy.Average(), dx.Length);
        double At(double[] d, double m, int k) => Enumerable.Range(0, n - k).Sum(i => (d[i] - m) * (d[i + k] - m));
        var r = Enumerable.Range(0, n).Sum(i => (dx[i] - mx) * (dy[i] - my)) / Math.Sqrt(At(dx, mx, 0) * At(dy, my, 0));
        var memory = Enumerable.Range(1, n / 5).Sum(k => (n - k) / (double)n * (At(dx, mx, k) / At(dx, mx, 0) * n / (n - k)) * (At(dy, my, k) / At(dy, my, 0) * n / (n - k)));
        var cases = Math.Min(n, 1 / ((1.0 / n) + (2.0 / n * memory)));
        Assert.Equal(r, told.Value, 12);
        Assert.Equal(cases, told.Independent, 9);
        Assert.Equal(Math.Tanh(Math.Atanh(r) - (1.959963985 / Math.Sqrt(cases - 3))), told.Interval.Low, 8);
        Assert.Equal(Math.Tanh(Math.Atanh(r) + (1.959963985 / Math.Sqrt(cases - 3))), told.Interval.High, 8);
        Assert.Equal((n, true), (told.Cases, told.P < 0.05));
    }

    [Fact]
    public void Trend_and_rhythm_alone_are_no_correlation_and_scale_changes_nothing()
    {
        // Both rise and both have the same week: raw values correlate at 0.9 and more, the noise in them does not.
        var random = new SplitMix64(5);
        var x = Enumerable.Range(0, 120).Select(t => (2.0 * t) + (30 * (t % 7)) + random.Normal()).ToArray();
        var y = Enumerable.Range(0, 120).Select(t => (3.0 * t) + (40 * (t % 7)) + random.Normal()).ToArray();
        var apart = SeriesCorrelation.Of(x, y, 7)!;
        Assert.True(apart.Interval.Low < 0 && apart.Interval.High > 0);
        var scaled = SeriesCorrelation.Of([.. x.Select(v => (5 * v) - 100)], y, 7)!;
        Assert.Equal(apart.Value, scaled.Value, 9);
        Assert.Equal(-apart.Value, SeriesCorrelation.Of([.. x.Select(v => -v)], y, 7)!.Value, 9);
        Assert.Equal(apart.Value, SeriesCorrelation.Of(y, x, 7)!.Value, 12);
    }

    // The promise of a 95 % interval: series that have nothing to do with each other are called related in about one case of twenty, however long their memory is.
    [Theory]
    [InlineData(0.0, 60, 7)]
    [InlineData(0.5, 120, 7)]
    [InlineData(0.8, 120, 7)]
    [InlineData(0.0, 26, 1)]
    [InlineData(0.8, 52, 1)]
    public void Unrelated_series_with_memory_seldom_look_related(double memory, int length, int lag)
    {
        var random = new SplitMix64(11);
        const int Runs = 1_000;
        var alarms = Enumerable.Range(0, Runs).Count(_ => SeriesCorrelation.Of(Drawn(), Drawn(), lag) is { Interval.ExcludesZero: true });
        Assert.InRange(alarms / (double)Runs, 0.01, 0.07);

        double[] Drawn()
        {
            var (drift, state) = (0.1 * random.Normal(), 0.0);
            var week = Enumerable.Range(0, lag).Select(_ => 3 * random.Normal()).ToArray();
            return [.. Enumerable.Range(0, length).Select(t => (state = (memory * state) + random.Normal()) + (drift * t) + week[t % lag])];
        }
    }

    [Fact]
    public void What_moves_against_each_other_is_found_through_gaps_and_too_little_is_no_answer()
    {
        var random = new SplitMix64(3);
        var x = Enumerable.Range(0, 60).Select(_ => random.Normal()).ToArray();
        var y = x.Select(v => (-2 * v) + (0.5 * random.Normal())).ToArray();
        (x[10], y[20]) = (double.NaN, double.NaN);
        var told = SeriesCorrelation.Of(x, y, 1)!;
        Assert.True(told.Interval.High < -0.7);
        // Each gap takes two differences away.
        Assert.Equal(59 - 4, told.Cases);

        Assert.Null(SeriesCorrelation.Of(x.AsSpan(0, 12), y.AsSpan(0, 12), 1));
        Assert.Null(SeriesCorrelation.Of(new double[40], new double[40], 1));
        Assert.Null(SeriesCorrelation.Of([], [], 7));
        Assert.Throws<ArgumentException>(() => SeriesCorrelation.Of(x, y.AsSpan(1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesCorrelation.Of(x, y, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesCorrelation.Of(x, y, 1, 1));
    }

    static double[] Summed(double[] steps) => [.. steps.Aggregate(new List<double> { 0 }, (sums, step) => [.. sums, sums[^1] + step])];
}
