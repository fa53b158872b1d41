using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class BootstrapTests
{
    static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    // For a mean of many values the bootstrap interval approaches mean ± 1.96 s/√n.
    [Fact]
    public void The_interval_of_a_mean_approaches_the_normal_one()
    {
        var random = new SplitMix64(11);
        var values = Enumerable.Range(0, 400).Select(_ => random.Normal(10, 3)).ToArray();
        var moments = Moments.Of(values);
        var half = 1.959964 * moments.StandardDeviation / 20;

        var interval = Bootstrap.Percentile(values, Mean, seed: 1, resamples: 4000);

        Assert.Equal(moments.Mean - half, interval.Low, 0.1 * half);
        Assert.Equal(moments.Mean + half, interval.High, 0.1 * half);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        double[] values = [1.13, 5.7, 2.01, 8.4, 3.6, 12.9, 7.7, 4.02];
        Assert.Equal(Bootstrap.Percentile(values, Mean, seed: 3), Bootstrap.Percentile(values, Mean, seed: 3));
        Assert.NotEqual(Bootstrap.Percentile(values, Mean, seed: 3), Bootstrap.Percentile(values, Mean, seed: 4));
    }

    [Fact]
    public void Pairs_are_drawn_together()
    {
        double[] first = [1, 50, 3, 200];
        double[] second = [2, 51, 4, 201];

        // Every pair differs by exactly 1, so every resample does.
        Assert.Equal(new Bounds(1, 1), Bootstrap.Paired(first, second, Mean, seed: 5));
        Assert.Throws<ArgumentException>(() => Bootstrap.Paired(first, new double[3], Mean, seed: 5));
        Assert.Throws<ArgumentException>(() => Bootstrap.Percentile(Array.Empty<double>(), Mean, seed: 5));
    }
}
