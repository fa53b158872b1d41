using Sinan.Numerics.Random;
using Sinan.Numerics.Series.Alerts;

namespace Sinan.Numerics.Tests.Series.Alerts;

public sealed class KleinbergTests
{
    // Worked by hand: usual share 13 ÷ 50 = 0.26, raised 0.52. A period of 5 in 10 gains 5·ln 2 + 5·ln(0.48 ÷ 0.74) = 1.30142, one of 1 in 10 loses 3.2026; up costs ln 5 = 1.6094.
    [Fact]
    public void A_burst_of_shares_has_the_weight_worked_by_hand()
    {
        var burst = Assert.Single(Kleinberg.Shares([1, 1, 5, 5, 1], [10, 10, 10, 10, 10]));

        Assert.Equal((2, 3), (burst.Start, burst.End));
        Assert.Equal(2.60283, burst.Weight, 5);
        Assert.Empty(Kleinberg.Shares([1, 1, 5, 5, 1], [10, 10, 10, 10, 10], gamma: 2));
    }

    // 9·ln 2 − 3 = 3.2383 against ln 4 = 1.3863.
    [Fact]
    public void A_burst_of_counts_has_the_weight_worked_by_hand()
    {
        var burst = Assert.Single(Kleinberg.Counts([2, 2, 9, 2], [3, 3, 3, 3]));

        Assert.Equal((2, 2), (burst.Start, burst.End));
        Assert.Equal(3.23832, burst.Weight, 5);
    }

    [Fact]
    public void The_way_is_the_cheapest_of_all()
    {
        var random = new SplitMix64(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var counts = Enumerable.Range(0, 9).Select(_ => (double)random.Poisson(random.NextBool(0.3) ? 9 : 3)).ToArray();
            var expected = Enumerable.Repeat(3.0, 9).ToArray();
            var bursts = Kleinberg.Counts(counts, expected);
            // Brute force over all 2⁹ ways; the cost is relative to the usual state throughout.
            var best = Enumerable.Range(0, 1 << 9).Min(way => Enumerable.Range(0, 9).Sum(t =>
                (way >> t & 1) == 0 ? 0 : 3 - counts[t] * Math.Log(2) + (t == 0 || (way >> (t - 1) & 1) == 0 ? Math.Log(9) : 0)));

            Assert.Equal(best, bursts.Sum(b => Math.Log(9) - b.Weight), 9);
        }
    }

    [Fact]
    public void A_share_that_cannot_double_has_no_burst() => Assert.Empty(Kleinberg.Shares([6, 6], [10, 10]));
}
