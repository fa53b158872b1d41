using Sinan.Numerics.Random;

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>The draws that the sample needs: the same seed gives the same shop on every machine.</summary>
sealed class SampleRandom(SplitMix64 random)
{
    /// <summary>A stream of its own for one purpose, so that a change in one part of the shop leaves the others as they were.</summary>
    public SampleRandom Fork(long purpose) => new(random.Fork(purpose));

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => random.NextDouble();

    public bool Chance(double probability) => random.NextBool(probability);

    /// <summary>Uniform in 0…<paramref name="limit"/>−1.</summary>
    public int Below(int limit) => random.NextInt(limit);

    public double Between(double low, double high) => low + (high - low) * random.NextDouble();

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[random.NextInt(choices.Length)];

    /// <summary>Index drawn by cumulative weights, last entry = total.</summary>
    public int Weighted(double[] cumulative)
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, cumulative.Length - 1);
    }

    public double Normal() => random.Normal();

    /// <summary>Log-normal with the given median and spread of the logarithm.</summary>
    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * random.Normal());

    public double Exponential(double mean) => random.Exponential(mean);

    public int Poisson(double mean) => (int)random.Poisson(mean);
}
