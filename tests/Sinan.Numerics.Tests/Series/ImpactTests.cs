using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

public sealed class ImpactTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_planted_effect_lies_in_its_interval_and_stands_out_among_earlier_dates()
    {
        // 150 more a day over 14 days: 2,100 in all, in 60 series.
        var answers = Enumerable.Range(1, 60).Select(seed =>
        {
            var values = MadeSeries.Weekly(seed, 200);
            for (var t = 186; t < 200; t++)
                values[t] += 150;
            return Impact.Measure(values, 186, SeriesShape.Daily, [], 14, 0.9, Token)!;
        }).ToList();

        Assert.All(answers, a => Assert.Equal(14, a.Points.Length));
        Assert.InRange(answers.Count(a => a.Low <= 2100 && a.High >= 2100), 48, 60);
        Assert.True(answers.Count(a => a is { Low: > 0, P: < 0.1 }) >= 57);
    }

    [Fact]
    public void Quiet_dates_are_called_effects_as_rarely_as_the_level_says()
    {
        var calls = Enumerable.Range(1, 100).Count(seed => Impact.Measure(MadeSeries.Weekly(seed, 200), 186, SeriesShape.Daily, [], 14, 0.9, Token) is { } a && (a.Low > 0 || a.High < 0));

        // Binomial(100, 0.1): 99.5 % lie at or below 18; one that never calls would be too wide.
        Assert.True(calls is >= 2 and <= 18, $"{calls}");
    }

    [Fact]
    public void A_control_series_takes_off_what_moved_both()
    {
        // A slump of 200 on both from the date on, half of which an effect makes up for on one of them: 14 × 100.
        var (own, control) = (MadeSeries.Weekly(31, 200, noise: 20), MadeSeries.Weekly(32, 200, noise: 20));
        var shared = MadeSeries.Weekly(33, 200, level: 0, noise: 80, carry: 0.9);
        for (var t = 0; t < 200; t++)
            (own[t], control[t]) = (own[t] + shared[t] + (t >= 186 ? -100 : 0), control[t] + shared[t] + (t >= 186 ? -200 : 0));

        var alone = Impact.Measure(own, 186, SeriesShape.Daily, [], 14, 0.9, Token)!;
        var compared = Impact.Measure(own, 186, SeriesShape.Daily, [new("control", control)], 14, 0.9, Token)!;

        Assert.Equal(["control"], compared.Used);
        Assert.InRange(1400, compared.Low, compared.High);
        Assert.True(compared.High - compared.Low < alone.High - alone.Low);
    }

    [Fact]
    public void Nothing_is_said_without_enough_before_the_date()
    {
        // 8 to learn from, 14 ahead, three windows of 14.
        Assert.Equal(63, Impact.Needed(14, 0.9));
        Assert.Null(Impact.Measure(MadeSeries.Weekly(1, 80), 62, SeriesShape.Daily, [], 14, 0.9, Token));
        Assert.Null(Impact.Measure(MadeSeries.Weekly(1, 60), 60, SeriesShape.Daily, [], 14, 0.9, Token));
    }
}
