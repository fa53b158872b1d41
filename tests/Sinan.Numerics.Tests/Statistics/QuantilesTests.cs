using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class QuantilesTests
{
    // Worked by hand: position q (n − 1) between order statistics; the missing value is left out.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 8.2)]
    [InlineData(1, 10)]
    public void Type_7_interpolates_between_order_statistics(double q, double value) =>
        Assert.Equal(value, Quantiles.Of([10, 2, 1, double.NaN, 4], q), 1e-12);

    // Iglewicz and Hoaglin's definition worked by hand: median 3, absolute deviations 2 1 0 1 97, MAD 1.
    [Fact]
    public void Robust_z_is_not_moved_by_the_outlier()
    {
        double[] values = [1, 2, 3, 4, 100];
        var z = new double[5];
        Quantiles.RobustZ(values, z);

        Assert.Equal(1, Quantiles.Mad(values));
        Assert.Equal(0, z[2]);
        Assert.Equal(97 / 1.4826022185056018, z[4], 1e-12);
    }

    // Over half equal: the mean absolute deviation 2 stands in.
    [Fact]
    public void Robust_z_survives_many_equal_values()
    {
        double[] values = [5, 5, 5, 5, 15, double.NaN];
        var z = new double[6];
        Quantiles.RobustZ(values, z);

        Assert.Equal(10 / (2 * 1.2533141373155003), z[4], 1e-12);
        Assert.True(double.IsNaN(z[5]));

        Quantiles.RobustZ([7, 7], z);
        Assert.Equal(0, z[0]);
    }

    // Quartiles of 1…9 are 3 and 7: fences 3 − 6 and 7 + 6.
    [Fact]
    public void Fences_reach_one_and_a_half_interquartile_ranges() =>
        Assert.Equal(new Bounds(-3, 13), Quantiles.IqrFences([9, 8, 7, 6, 5, 4, 3, 2, 1]));

    [Fact]
    public void Nothing_has_no_median() => Assert.True(double.IsNaN(Quantiles.Median([])));
}
