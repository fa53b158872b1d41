using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class PowerTests
{
    // By hand with z 0.975 = 1.959964, z 0.8 = 0.841621, z 0.9 = 1.281552:
    // (1.959964 √(2 · 0.325 · 0.675) + 0.841621 √(0.1875 + 0.24))² ÷ 0.0225 = 151.87; the second is the example in the manual of R's power.prop.test (76.7).
    [Theory]
    [InlineData(0.25, 0.40, 0.8, 151.8689)]
    [InlineData(0.50, 0.75, 0.9, 76.7)]
    public void Shares_need_what_tables_say(double first, double second, double power, double expected) =>
        Assert.Equal(expected, Power.PerGroupOfShares(first, second, power), 0.01 * (power == 0.9 ? 10 : 1));

    // 2 (1.959964 + 0.841621)² = 15.698 for a difference of one deviation, four times that for half of one.
    [Fact]
    public void Means_need_four_times_as_many_for_half_the_difference()
    {
        Assert.Equal(15.6978, Power.PerGroupOfMeans(1, 1), 1e-3);
        Assert.Equal(4 * Power.PerGroupOfMeans(1, 1), Power.PerGroupOfMeans(-0.5, 1), 1e-9);
    }

    [Fact]
    public void So_many_observations_tell_the_difference_as_often_as_promised()
    {
        var random = new SplitMix64(7);
        var n = (int)Math.Ceiling(Power.PerGroupOfShares(0.3, 0.4));
        var told = 0;
        const int Runs = 2_000;
        for (var run = 0; run < Runs; run++)
        {
            var (a, b) = (Count(0.3), Count(0.4));
            told += Proportions.Difference(a, n, b, n).P < 0.05 ? 1 : 0;
        }

        // Three standard errors of the simulation around 80 %.
        Assert.Equal(0.8, told / (double)Runs, 0.03);

        int Count(double share) => Enumerable.Range(0, n).Count(_ => random.NextBool(share));
    }

    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(-0.1, 0.3)]
    [InlineData(0.3, double.NaN)]
    public void Shares_must_differ_and_be_shares(double first, double second) => Assert.Throws<ArgumentOutOfRangeException>(() => Power.PerGroupOfShares(first, second));

    [Fact]
    public void A_difference_of_nothing_has_no_size()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.PerGroupOfMeans(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.PerGroupOfMeans(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.PerGroupOfMeans(1, 1, power: 1));
    }
}
