using Sinan.Numerics.Random;
using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

public sealed class ForecasterTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_rhythm_without_noise_goes_on_exactly()
    {
        double[] values = [.. Enumerable.Range(0, 140).Select(t => 100.0 + (10 * (t % 7)))];

        var answer = Forecaster.Forecast(values, SeriesShape.Daily, [], 14, 0.9, Token)!;

        Assert.All(answer.Points.Select((p, h) => p.Value - (100 + (10 * ((140 + h) % 7)))), error => Assert.Equal(0, error, 6));
    }

    [Fact]
    public void Intervals_hold_what_comes_as_often_as_they_say()
    {
        // 120 series of a known kind, 14 days each: 1,680 values. Days of one series depend on each other, so the share may stray further than a binomial's.
        var (held, count) = (0, 0);
        for (var seed = 1; seed <= 120; seed++)
        {
            var values = MadeSeries.Weekly(seed, 214);
            var answer = Forecaster.Forecast(values.AsSpan(0, 200), SeriesShape.Daily, [], 14, 0.9, Token)!;
            for (var h = 0; h < 14; h++)
                held += values[200 + h] >= answer.Points[h].Low && values[200 + h] <= answer.Points[h].High ? 1 : 0;
            count += 14;
        }

        Assert.InRange((double)held / count, 0.86, 0.95);
    }

    [Fact]
    public void A_forecast_grows_with_its_series()
    {
        var values = MadeSeries.Weekly(5, 150);
        double[] thousandfold = [.. values.Select(v => 1024 * v)];

        var (one, many) = (Forecaster.Forecast(values, SeriesShape.Daily, [], 7, 0.9, Token)!, Forecaster.Forecast(thousandfold, SeriesShape.Daily, [], 7, 0.9, Token)!);

        for (var h = 0; h < 7; h++)
        {
            Assert.Equal(1, many.Points[h].Value / one.Points[h].Value / 1024, 9);
            Assert.Equal(1, many.Points[h].High / one.Points[h].High / 1024, 9);
        }
    }

    [Fact]
    public void Holes_and_zeros_are_lived_with()
    {
        var values = MadeSeries.Weekly(3, 200, noise: 10);
        for (var t = 0; t < values.Length; t += 9)
            values[t] = double.NaN;
        double[] nothing = new double[60];

        var answer = Forecaster.Forecast(values, SeriesShape.Daily, [], 7, 0.9, Token)!;
        var zero = Forecaster.Forecast(nothing, SeriesShape.Daily, [], 7, 0.9, Token)!;

        Assert.All(answer.Points.Select((p, h) => p.Value - (1000 + (200 * Math.Sin(2 * Math.PI * (200 + h) / 7)))), error => Assert.InRange(error, -25, 25));
        Assert.All(zero.Points, p => Assert.Equal(new ForecastPoint(0, 0, 0), p));
    }

    [Fact]
    public void A_series_that_is_never_negative_is_never_forecast_below_zero()
    {
        var random = new SplitMix64(4);
        double[] values = [.. Enumerable.Range(0, 120).Select(_ => (double)Math.Max(0, random.NextInt(4) - 2))];

        Assert.All(Forecaster.Forecast(values, SeriesShape.Daily, [], 14, 0.9, Token)!.Points, p => Assert.True(p is { Low: >= 0, Value: >= 0 } && p.Low <= p.Value && p.Value <= p.High));
    }

    [Fact]
    public void A_column_that_explains_is_used_and_one_that_does_not_is_left_out()
    {
        var random = new SplitMix64(8);
        double[] promoted = [.. Enumerable.Range(0, 214).Select(_ => random.NextInt(5) == 0 ? 1.0 : 0)];
        double[] idle = [.. Enumerable.Range(0, 214).Select(_ => random.Normal())];
        var values = MadeSeries.Weekly(6, 200, noise: 20);
        for (var t = 0; t < 200; t++)
            values[t] += 300 * promoted[t];

        var answer = Forecaster.Forecast(values, SeriesShape.Daily, [new("promotion", promoted), new("idle", idle)], 14, 0.9, Token)!;
        var alone = Forecaster.Forecast(values, SeriesShape.Daily, [new("idle", idle)], 14, 0.9, Token)!;

        Assert.Contains("promotion", answer.Used);
        Assert.All(answer.Points.Select((p, h) => p.Value - (1000 + (200 * Math.Sin(2 * Math.PI * (200 + h) / 7)) + (300 * promoted[200 + h]))), error => Assert.InRange(error, -45, 45));
        Assert.True(answer.MeanAbsoluteError < alone.MeanAbsoluteError / 2);
    }

    [Fact]
    public void Too_short_a_series_has_no_forecast()
    {
        // 8 to learn from, 14 ahead, 19 errors of the farthest horizon.
        Assert.Equal(40, Forecaster.Needed(14, 0.9));
        Assert.Null(Forecaster.Forecast(MadeSeries.Weekly(1, 39), SeriesShape.Daily, [], 14, 0.9, Token));
        Assert.NotNull(Forecaster.Forecast(MadeSeries.Weekly(1, 40), SeriesShape.Daily, [], 14, 0.9, Token));
    }

    [Fact]
    public void A_column_must_reach_over_the_horizon()
    {
        Assert.Throws<ArgumentException>(() => Forecaster.Forecast(MadeSeries.Weekly(1, 100), SeriesShape.Daily, [new SeriesColumn("short", new double[100])], 7, 0.9, Token));
        Assert.Equal(107, SeriesColumn.Lagged("lagged", new double[100], 7).Values.Length);
    }

    [Fact]
    public void A_naive_forecast_repeats_the_newest_known_season()
    {
        // Known: 1 2 3 | 4 5 NaN; the next three in seasons of three repeat 4, 5 and the 3 of the season before.
        double[] values = [1, 2, 3, 4, 5, double.NaN, 0, 0, 0, 0];

        Assert.Equal([4, 5, 3, 4], Enumerable.Range(6, 4).Select(t => SeasonalNaive.At(values, 6, t, 3)));
    }
}
