using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class EffectSumTests
{
    /// <summary>By hand: 3 + 5 = 8; below √(1² + 4²) = √17, above √(2² + 1²) = √5.</summary>
    [Fact]
    public void Two_uneven_intervals_are_squared_and_added()
    {
        var (sum, interval) = EffectSum.Of([3, 5], [new Bounds(2, 5), new Bounds(1, 6)]);

        Assert.Equal(8, sum);
        Assert.Equal(8 - Math.Sqrt(17), interval.Low, 12);
        Assert.Equal(8 + Math.Sqrt(5), interval.High, 12);
    }

    [Fact]
    public void One_effect_is_its_own_sum_and_none_is_nothing()
    {
        Assert.Equal((2.5, new Bounds(1, 4)), EffectSum.Of([2.5], [new Bounds(1, 4)]));
        Assert.Equal((0, new Bounds(0, 0)), EffectSum.Of([], []));
        Assert.Throws<ArgumentException>(() => EffectSum.Of([1], []));
    }

    /// <summary>For normal estimates the interval is that of the sum of their variances: 1.96 · √Σσ².</summary>
    [Fact]
    public void Normal_intervals_add_as_variances_do()
    {
        var (random, z) = (new SplitMix64(3), Distribution.NormalQuantile(0.975));
        var values = Enumerable.Range(0, 40).Select(_ => random.NextDouble() * 10).ToArray();
        var errors = Enumerable.Range(0, 40).Select(_ => random.NextDouble()).ToArray();

        var (sum, interval) = EffectSum.Of(values, [.. values.Zip(errors, (v, e) => new Bounds(v - (z * e), v + (z * e)))]);

        var half = z * Math.Sqrt(errors.Sum(e => e * e));
        Assert.Equal(sum - half, interval.Low, 9);
        Assert.Equal(sum + half, interval.High, 9);
    }
}
