using MathNet.Numerics;

namespace Sinan.Numerics.Random;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// The sequence of a seed never changes between versions. A class, because a copied struct would silently repeat its sequence.
/// </summary>
/// <remarks>Not for secrets. Not safe for several threads: give each unit of work its own <see cref="Fork"/>.</remarks>
public sealed class SplitMix64
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    readonly ulong seed;
    ulong state;

    public SplitMix64(ulong seed) => this.seed = state = seed;

    public SplitMix64(long seed)
        : this(unchecked((ulong)seed))
    {
    }

    /// <summary>An independent generator for one unit of work (a user, a restart, a resample). It depends on the seed and
    /// <paramref name="stream"/> only, not on how far this one has been used, so results do not depend on the number of threads.</summary>
    public SplitMix64 Fork(long stream) => new(Mix(Mix(seed ^ Golden) + Mix(unchecked((ulong)stream) + Golden)));

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64() => Mix(state += Golden);

    /// <summary>The number that <see cref="NextDouble"/> gives after so many others from a seed, without drawing those: a hash of <paramref name="position"/>, uniform in [0, 1).</summary>
    public static double UniformAt(ulong seed, ulong position) => (Mix(seed + ((position + 1) * Golden)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, 1), all 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 … <paramref name="bound"/> − 1 without bias (Lemire, "Fast random integer generation in an interval", 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = (0UL - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>True with the given probability.</summary>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>Normal variate by Marsaglia's polar method.</summary>
    public double Normal(double mean = 0, double standardDeviation = 1)
    {
        while (true)
        {
            var u = (2 * NextDouble()) - 1;
            var v = (2 * NextDouble()) - 1;
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
                return mean + (standardDeviation * u * Math.Sqrt(-2 * Math.Log(s) / s));
        }
    }

    /// <summary>Fills a span with standard normal variates, two from each point of the polar method: half the work of so many calls of <see cref="Normal"/>, and another sequence.</summary>
    public void Normals(Span<double> values)
    {
        for (var at = 0; at < values.Length;)
        {
            var u = (2 * NextDouble()) - 1;
            var v = (2 * NextDouble()) - 1;
            var s = (u * u) + (v * v);
            if (s is not (> 0 and < 1))
                continue;
            var factor = Math.Sqrt(-2 * Math.Log(s) / s);
            values[at++] = u * factor;
            if (at < values.Length)
                values[at++] = v * factor;
        }
    }

    /// <summary>Exponential variate with the given mean.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - NextDouble());

    /// <summary>Gamma variate with scale 1 and the given shape, at least 1 (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shape is below 1 or not finite.</exception>
    public double Gamma(double shape)
    {
        if (!(shape >= 1) || double.IsInfinity(shape))
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "The shape of a gamma variate must be finite and at least 1.");
        var d = shape - (1 / 3.0);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + (c * x);
            if (v <= 0)
                continue;
            v = v * v * v;
            if (Math.Log(1 - NextDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
                return d * v;
        }
    }

    /// <summary>Poisson variate: products of uniforms below a mean of 30 (Knuth), transformed rejection from there on (Hörmann's PTRS, 1993).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative or not finite.</exception>
    public long Poisson(double mean)
    {
        if (!(mean >= 0) || double.IsInfinity(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean must be finite and not negative.");
        if (mean >= 30)
            return PoissonByRejection(mean);
        var limit = Math.Exp(-mean);
        var product = NextDouble();
        var count = 0L;
        while (product > limit)
        {
            product *= NextDouble();
            count++;
        }

        return count;
    }

    /// <summary>Uniformly random order, in place (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary><paramref name="count"/> different indices of 0 … <paramref name="population"/> − 1, ascending (Floyd's sampling).</summary>
    /// <exception cref="ArgumentOutOfRangeException">More are asked for than there are.</exception>
    public int[] Sample(int population, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, population);
        var chosen = new HashSet<int>(count);
        for (var i = population - count; i < population; i++)
        {
            var candidate = NextInt(i + 1);
            if (!chosen.Add(candidate))
                chosen.Add(i);
        }

        var result = chosen.ToArray();
        Array.Sort(result);
        return result;
    }

    long PoissonByRejection(double mean)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var squeeze = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = NextDouble() - 0.5;
            var v = NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= squeeze)
                return (long)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            var accept = Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (us * us)) + b);
            if (accept <= (k * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(k + 1))
                return (long)k;
        }
    }

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
