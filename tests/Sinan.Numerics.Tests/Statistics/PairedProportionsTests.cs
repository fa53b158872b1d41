using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class PairedProportionsTests
{
    // By hand: p̃ = 2 ÷ 102 and 10 ÷ 102; 8 ÷ 102 ± 1.959964 · √((12 ÷ 102 − (8 ÷ 102)²) ÷ 102). McNemar: 2 · (1 + 10) ÷ 2¹⁰.
    [Fact]
    public void A_difference_of_pairs_is_that_worked_by_hand()
    {
        var effect = PairedProportions.Difference(1, 9, 100);

        Assert.Equal(0.08, effect.Difference, 1e-12);
        Assert.Equal(0.0136302, effect.Interval.Low, 1e-6);
        Assert.Equal(0.1432325, effect.Interval.High, 1e-6);
        Assert.Equal(22.0 / 1024, effect.P, 1e-12);
    }

    [Theory]
    [InlineData(0, 0, 50, 1)]
    [InlineData(5, 5, 50, 1)]
    [InlineData(0, 3, 50, 0.25)]
    public void Equal_counts_are_no_difference_and_three_to_nothing_is_a_quarter(int first, int second, int cases, double p) =>
        Assert.Equal(p, PairedProportions.Difference(first, second, cases).P, 1e-12);

    [Fact]
    public void Turning_the_sides_round_turns_the_interval_round()
    {
        var (one, other) = (PairedProportions.Difference(4, 11, 80), PairedProportions.Difference(11, 4, 80));

        Assert.Equal((one.Difference, one.Interval.Low, one.P), (-other.Difference, -other.Interval.High, other.P));
    }

    [Fact]
    public void Where_nothing_differs_the_interval_still_has_a_width()
    {
        var interval = PairedProportions.Difference(0, 0, 30).Interval;

        Assert.True(interval is { Low: < 0, High: > 0 });
    }

    [Theory]
    [InlineData(-1, 0, 10)]
    [InlineData(0, 0, 0)]
    [InlineData(6, 5, 10)]
    public void Impossible_counts_are_refused(int first, int second, int cases) =>
        Assert.ThrowsAny<ArgumentException>(() => PairedProportions.Difference(first, second, cases));
}
