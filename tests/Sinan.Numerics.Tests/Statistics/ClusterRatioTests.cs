using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

/// <summary>Shares of cases that belong to users.</summary>
public sealed class ClusterRatioTests
{
    const int Trials = 4_000;

    /// <summary>
    /// Users of two kinds, each with 1 to 12 cases: the true share lies in the interval about as often as the interval says, where Wilson's interval over the cases, taken as
    /// independent, misses it far too often. With 4,000 trials 95 % ± 1 % is three standard errors.
    /// </summary>
    [Theory]
    [InlineData(200, 0.1, 0.7, 0.5)]
    [InlineData(60, 0.2, 0.9, 0.3)]
    [InlineData(400, 0.0, 0.2, 0.25)]
    public void The_interval_of_a_share_over_users_holds_its_level(int users, double usual, double keen, double keenPart)
    {
        var random = new SplitMix64(41);
        var truth = (keenPart * keen) + ((1 - keenPart) * usual);
        var (held, naive) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var ratio = new ClusterRatio();
            for (var u = 0; u < users; u++)
            {
                var chance = random.NextDouble() < keenPart ? keen : usual;
                var cases = 1 + random.NextInt(12);
                var returned = 0;
                for (var i = 0; i < cases; i++)
                    returned += random.NextDouble() < chance ? 1 : 0;
                ratio.Add(cases, returned);
            }

            held += Holds(ratio.ShareInterval(), truth);
            naive += Holds(Proportions.Wilson(ratio.Total, ratio.Count), truth);
        }

        Assert.InRange((double)held / Trials, 0.935, 0.965);
        Assert.True(naive < 0.87 * Trials, $"Cases taken as independent held {(double)naive / Trials}.");

        static int Holds(Bounds interval, double truth) => interval.Low <= truth && truth <= interval.High ? 1 : 0;
    }

    /// <summary>By hand: of 11 users with one case each 4 return, so the variance is p(1 − p) ÷ 10, that of 10 cases; t(10) = 2.228139.</summary>
    [Fact]
    public void Users_with_one_case_each_count_as_independent_cases()
    {
        var ratio = new ClusterRatio();
        for (var u = 0; u < 11; u++)
            ratio.Add(1, u < 4 ? 1 : 0);
        var (p, z2) = (4 / 11.0, 2.228139 * 2.228139);
        var centre = (p + (z2 / 20)) / (1 + (z2 / 10));
        var half = Math.Sqrt(z2 * ((p * (1 - p) / 10) + (z2 / 400))) / (1 + (z2 / 10));

        Assert.Equal(centre - half, ratio.ShareInterval().Low, 6);
        Assert.Equal(centre + half, ratio.ShareInterval().High, 6);
    }

    [Fact]
    public void An_interval_is_never_empty_and_never_leaves_0_to_1()
    {
        var nobody = new ClusterRatio();
        var everybody = new ClusterRatio();
        for (var u = 0; u < 30; u++)
        {
            nobody.Add(1 + u, 0);
            everybody.Add(1 + u, 1 + u);
        }

        Assert.Equal(0, nobody.ShareInterval().Low);
        Assert.InRange(nobody.ShareInterval().High, 0.05, 0.2);
        Assert.InRange(everybody.ShareInterval().Low, 0.8, 0.95);
        Assert.Equal(1, everybody.ShareInterval().High);
        Assert.Equal(new Bounds(0, 1), new ClusterRatio().ShareInterval());
    }
}
