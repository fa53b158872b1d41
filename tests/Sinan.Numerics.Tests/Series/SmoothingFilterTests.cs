using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

/// <summary>The recursions against steps worked by hand.</summary>
public sealed class SmoothingFilterTests
{
    [Fact]
    public void A_level_moves_by_its_share_of_each_error()
    {
        // The level begins at the mean of the first four values, 11. α = 0.5: errors 10 − 11 = −1, then 12 − 10.5 = 1.5; level 11.25.
        var filter = new SmoothingFilter(new SmoothingForm(false, false, []), new SmoothingRates(0.5, 0, 0.9, 0, 0, 0), [10, 12, 11, 11]);

        Assert.Equal([-1, 1.5], new[] { filter.Step(10), filter.Step(12) });

        Assert.Equal([11.25, 11.25], Ahead(filter, 2));
    }

    [Fact]
    public void A_slope_fades_out_over_the_horizon()
    {
        // α = 0.5, β = 0.5, φ = 0.8, level 0 from zeros: an error of 8 gives level 4, slope 4; ahead 4 + 3.2, 4 + 3.2 + 2.56.
        var filter = new SmoothingFilter(new SmoothingForm(false, true, []), new SmoothingRates(0.5, 0.5, 0.8, 0, 0, 0), [0, 0, 0, 0]);

        Assert.Equal(8, filter.Step(8));

        Assert.Equal([7.2, 9.76], Ahead(filter, 2).Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Errors_carry_over_and_seasons_repeat()
    {
        // Season of two from ±5 around 10; ρ = 0.5 and nothing else moves: an error of 4 leaves 2, then 1.
        var filter = new SmoothingFilter(new SmoothingForm(false, false, [2]), new SmoothingRates(0, 0, 0.9, 0.5, 0, 0), [15, 5, 15, 5]);

        Assert.Equal(4, filter.Step(19));

        Assert.Equal([5 + 2, 15 + 1, 5 + 0.5], Ahead(filter, 3));
    }

    [Fact]
    public void A_missing_value_teaches_nothing()
    {
        var rates = new SmoothingRates(0.5, 0, 0.9, 0.5, 0.3, 0);
        var filter = new SmoothingFilter(new SmoothingForm(false, false, [2]), rates, [15, 5, 15, 5]);

        Assert.True(double.IsNaN(filter.Step(double.NaN)));

        Assert.Equal([5, 15], Ahead(filter, 2));
    }

    static double[] Ahead(SmoothingFilter filter, int horizon)
    {
        var ahead = new double[horizon];
        filter.Ahead(ahead);
        return ahead;
    }
}
