using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class StratifiedDifferenceTests
{
    // By hand: stratum 0 has marked 3, 5 (mean 4) and unmarked 1, 1 (mean 1), difference 3; stratum 1 has marked 10 and unmarked 8, 8, difference 2.
    // Weights n₁n₀ ÷ n: 1 and 2/3. Together (3·1 + 2·2/3) ÷ (5/3) = 2.6.
    [Fact]
    public void Strata_count_by_how_well_they_compare()
    {
        var effect = StratifiedDifference.Of([3, 5, 1, 1, 10, 8, 8], [true, true, false, false, true, false, false], [0, 0, 0, 0, 1, 1, 1])!.Value;

        Assert.Equal(2.6, effect.Difference, 12);
        Assert.Equal(4, effect.Degrees);
    }

    // By hand, one stratum of marked 1, 3 and unmarked 0, 0: centred marks ±½, Σx² = 1, slope 2, residuals −1, 1, 0, 0,
    // variance (¼ + ¼) · 4 ÷ 2 = 1; t₂(0.975) = 4.302653.
    [Fact]
    public void The_interval_is_as_worked_by_hand()
    {
        var effect = StratifiedDifference.Of([1, 3, 0, 0], [true, true, false, false], [0, 0, 0, 0])!.Value;

        Assert.Equal(2, effect.Difference, 12);
        Assert.Equal(4.302653, effect.Interval.High - 2, 5);
        Assert.Equal(0.183503, effect.P, 5);
    }

    [Fact]
    public void A_stratum_effect_alone_is_no_difference()
    {
        var random = new SplitMix64(3);
        var (values, marked, strata) = (new double[2000], new bool[2000], new int[2000]);
        for (var i = 0; i < values.Length; i++)
        {
            strata[i] = random.NextInt(4);
            marked[i] = random.NextBool(0.1 + (0.2 * strata[i]));
            values[i] = (5 * strata[i]) + random.Normal();
        }

        var effect = StratifiedDifference.Of(values, marked, strata)!.Value;

        Assert.False(effect.Interval.ExcludesZero, $"{effect}");
    }

    [Fact]
    public void Without_a_stratum_of_both_kinds_nothing_is_told()
    {
        Assert.Null(StratifiedDifference.Of([1, 2, 3, 4], [true, true, false, false], [0, 0, 1, 1]));
        Assert.Null(StratifiedDifference.Of([], [], []));
        Assert.Throws<ArgumentException>(() => StratifiedDifference.Of([1], [true, false], [0]));
    }
}
