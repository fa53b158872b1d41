using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class ProportionsTests
{
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_are_newcombes(int successes, int trials, double low, double high)
    {
        var interval = Proportions.Wilson(successes, trials);

        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    // Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    public void Differences_are_newcombes(int a, int m, int b, int n, double low, double high)
    {
        var effect = Proportions.Difference(b, n, a, m);

        Assert.Equal(low, effect.Interval.Low, 5e-5);
        Assert.Equal(high, effect.Interval.High, 5e-5);
    }

    // Worked by hand: 30/100 against 20/100, log error √(1/20 − 1/100 + 1/30 − 1/100) = 0.251661.
    [Fact]
    public void A_ratio_has_katz_interval()
    {
        var effect = Proportions.Ratio(20, 100, 30, 100);

        Assert.Equal(1.5, effect.Difference, 1e-12);
        Assert.Equal(1.5 / Math.Exp(1.959964 * 0.2516611), effect.Interval.Low, 1e-6);
        Assert.Equal(1.5 * Math.Exp(1.959964 * 0.2516611), effect.Interval.High, 1e-6);
        Assert.Equal(double.PositiveInfinity, Proportions.Ratio(0, 10, 1, 10).Interval.High);
    }

    [Fact]
    public void Intervals_hold_the_share_and_stay_in_range() =>
        Prop.ForAll<NonNegativeInt, NonNegativeInt>((a, b) =>
        {
            var trials = a.Get + b.Get;
            var interval = Proportions.Wilson(a.Get, trials);
            var share = trials == 0 ? 0.5 : (double)a.Get / trials;
            return interval.Low >= 0 && interval.Low <= share && share <= interval.High && interval.High <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_successes_than_trials_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(1, 2, level: 95));
        Assert.Throws<ArgumentException>(() => Proportions.Difference(0, 0, 1, 2));
    }
}
