using Sinan.Numerics.Random;
using Xunit;

namespace Sinan.Numerics.Tests.Random;

public sealed class SplitMix64Tests
{
    // Sequences of Vigna's reference program splitmix64.c, as published for seeds 1234567 and 0.
    [Fact]
    public void The_sequence_is_the_published_one()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(_ => random.NextUInt64()));

        var zero = new SplitMix64(0L);
        Assert.Equal([0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL, 0xF88BB8A8724C81ECUL], Enumerable.Range(0, 4).Select(_ => zero.NextUInt64()));
    }

    [Fact]
    public void A_fork_depends_on_seed_and_stream_and_not_on_use()
    {
        var fresh = new SplitMix64(7);
        var used = new SplitMix64(7);
        used.NextUInt64();
        Assert.Equal(fresh.Fork(3).NextUInt64(), used.Fork(3).NextUInt64());
        Assert.NotEqual(fresh.Fork(3).NextUInt64(), fresh.Fork(4).NextUInt64());
        Assert.NotEqual(fresh.Fork(0).NextUInt64(), new SplitMix64(7).NextUInt64());
    }

    [Fact]
    public void Bounded_integers_are_uniform()
    {
        var random = new SplitMix64(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.NextInt(7)]++;
        // Chi-square with 6 degrees of freedom exceeds 22.46 once in a thousand.
        Assert.True(counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000.0) < 22.46);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void Doubles_stay_below_one_and_average_a_half()
    {
        var random = new SplitMix64(2);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).ToArray();
        Assert.All(values, v => Assert.InRange(v, 0, 1 - 1e-17));
        Assert.Equal(0.5, values.Average(), 0.004);
    }

    [Fact]
    public void Normal_variates_have_the_asked_mean_and_spread()
    {
        var random = new SplitMix64(3);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.Normal(5, 2)).ToArray();
        var mean = values.Average();
        Assert.Equal(5, mean, 0.03);
        Assert.Equal(4, values.Average(v => (v - mean) * (v - mean)), 0.1);
    }

    [Fact]
    public void Normal_variates_of_a_span_are_independent_and_standard()
    {
        var values = new double[100_001];
        new SplitMix64(9L).Normals(values);
        Assert.Equal(0, values.Average(), 0.016);
        Assert.Equal(1, values.Average(v => v * v), 0.023);
        // P(|Z| > 1.96) = 0.05, and the two of a pair have nothing to do with each other: five standard errors.
        Assert.Equal(0.05, values.Average(v => Math.Abs(v) > 1.959964 ? 1.0 : 0), 0.0035);
        Assert.Equal(0, Enumerable.Range(0, 50_000).Average(i => values[2 * i] * values[(2 * i) + 1]), 0.023);
        Assert.Equal(0, Enumerable.Range(0, 50_000).Average(i => (values[2 * i] * values[2 * i] - 1) * (values[(2 * i) + 1] * values[(2 * i) + 1] - 1)), 0.045);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(300)]
    public void Gamma_mean_and_variance_are_the_shape(double shape)
    {
        var random = new SplitMix64(6);
        var values = Enumerable.Range(0, 40_000).Select(_ => random.Gamma(shape)).ToArray();
        var average = values.Average();
        // Five standard errors; the fourth central moment of a gamma variate is 3·shape² + 6·shape.
        Assert.Equal(shape, average, 5 * Math.Sqrt(shape / 40_000));
        Assert.Equal(shape, values.Average(v => (v - average) * (v - average)), 5 * Math.Sqrt(((2 * shape * shape) + (6 * shape)) / 40_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Gamma(0.9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(12)]
    [InlineData(29.99)]
    [InlineData(30)]
    [InlineData(2500)]
    public void Poisson_mean_and_variance_are_equal(double mean)
    {
        var random = new SplitMix64(4);
        var values = Enumerable.Range(0, 40_000).Select(_ => (double)random.Poisson(mean)).ToArray();
        var average = values.Average();
        // Five standard errors of a mean, and of a variance, of 40,000 Poisson counts.
        Assert.Equal(mean, average, 5 * Math.Sqrt(mean / 40_000) + 1e-12);
        Assert.Equal(mean, values.Average(v => (v - average) * (v - average)), 5 * Math.Sqrt((mean + (2 * mean * mean)) / 40_000) + 1e-12);
    }

    [Fact]
    public void Poisson_refuses_a_mean_that_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitMix64(1).Poisson(double.NaN));

    [Fact]
    public void A_shuffle_keeps_the_values_and_reaches_every_order()
    {
        var random = new SplitMix64(5);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 500; i++)
        {
            var order = "abcd".ToCharArray();
            random.Shuffle(order.AsSpan());
            seen.Add(new string(order));
        }

        Assert.Equal(24, seen.Count);
        Assert.All(seen, order => Assert.Equal("abcd", string.Concat(order.Order())));
    }

    [Fact]
    public void A_sample_holds_different_indices_in_order()
    {
        var sample = new SplitMix64(6).Sample(50, 20);
        Assert.Equal(20, sample.Distinct().Count());
        Assert.Equal(sample.Order(), sample);
        Assert.InRange(sample[^1], 0, 49);
        Assert.Equal(Enumerable.Range(0, 5), new SplitMix64(6).Sample(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitMix64(6).Sample(3, 4));
    }
}
