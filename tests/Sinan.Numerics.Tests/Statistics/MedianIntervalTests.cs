using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class MedianIntervalTests
{
    /// <summary>Ranks as published for the sign test's interval (Conover 1999, Practical Nonparametric Statistics, table A3; binomial sums by hand for 6 and 8).</summary>
    [Theory]
    [InlineData(6, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(10, 2)]
    [InlineData(12, 3)]
    [InlineData(15, 4)]
    [InlineData(20, 6)]
    [InlineData(25, 8)]
    [InlineData(50, 18)]
    [InlineData(100, 40)]
    public void The_interval_ends_at_the_published_ranks(int n, int rank)
    {
        var values = Enumerable.Range(1, n).Select(v => (double)v).Reverse().ToArray();

        Assert.Equal(new Bounds(rank, n + 1 - rank), Quantiles.MedianInterval(values));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Too_few_values_have_no_interval(int n) =>
        Assert.Equal(new Bounds(double.NegativeInfinity, double.PositiveInfinity), Quantiles.MedianInterval(new double[n]));

    [Fact]
    public void A_lower_level_needs_fewer_values() => Assert.Equal(new Bounds(1, 5), Quantiles.MedianInterval([3, 1, 5, 2, 4], 0.9));

    /// <summary>The median of skewed values is covered at least as often as promised, and not much more often.</summary>
    [Fact]
    public void The_promise_holds_on_skewed_values()
    {
        const int Runs = 4000, N = 21;
        var (random, covered) = (new SplitMix64(7), 0);
        var values = new double[N];
        for (var run = 0; run < Runs; run++)
        {
            for (var i = 0; i < N; i++)
                values[i] = -Math.Log(1 - random.NextDouble());
            var interval = Quantiles.MedianInterval(values);
            if (interval.Low <= Math.Log(2) && Math.Log(2) <= interval.High)
                covered++;
        }

        // 21 values: ranks 6 and 16 cover 1 − 2 · P(Bin(21, ½) ≤ 5) = 0.9734.
        Assert.InRange(covered / (double)Runs, 0.966, 0.981);
    }
}
