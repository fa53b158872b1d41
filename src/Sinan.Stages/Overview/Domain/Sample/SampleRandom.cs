namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>The draws that the sample needs, from one SplitMix64 stream: the same seed gives the same shop on every machine.</summary>
sealed class SampleRandom(ulong seed)
{
    ulong state = seed;

    /// <summary>A stream of its own for one purpose, so that a change in one part of the shop leaves the others as they were.</summary>
    public SampleRandom Fork(ulong purpose) => new(Mix(state ^ unchecked(purpose * 0xD1B54A32D192ED03UL)));

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Uniform in 0…<paramref name="limit"/>−1.</summary>
    public int Below(int limit) => (int)(Uniform() * limit);

    public double Between(double low, double high) => low + (high - low) * Uniform();

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Index drawn by cumulative weights, last entry = total.</summary>
    public int Weighted(double[] cumulative)
    {
        var at = Array.BinarySearch(cumulative, Uniform() * cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, cumulative.Length - 1);
    }

    /// <summary>Standard normal by Box and Muller (1958), one of the pair.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Log-normal with the given median and spread of the logarithm.</summary>
    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    /// <summary>Poisson by Knuth's product; fit for means below 30.</summary>
    public int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), 1.0, -1);
        do
        {
            product *= Uniform();
            count++;
        }
        while (product > limit);
        return count;
    }

    ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        return Mix(state);
    }

    static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
