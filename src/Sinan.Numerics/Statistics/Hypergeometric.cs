using MathNet.Numerics;

namespace Sinan.Numerics.Statistics;

/// <summary>Tails of the hypergeometric distribution and Fisher's exact test for a 2 × 2 table.</summary>
public static class Hypergeometric
{
    /// <summary>P(X ≥ both): drawing <paramref name="draws"/> of <paramref name="population"/> of which <paramref name="marked"/> are marked,
    /// the chance of at least <paramref name="both"/> marked ones. This is the one-sided Fisher test of "occur together more often than by chance".</summary>
    public static double UpperTail(long both, long draws, long marked, long population)
    {
        Require(draws, marked, population);
        var high = Math.Min(draws, marked);
        var low = Math.Max(0, draws + marked - population);
        if (both <= low)
            return 1;
        if (both > high)
            return 0;
        // Above the mean the tail is summed directly; below it, its complement is, so that the terms fall off geometrically.
        if (both > (double)draws * marked / population)
            return Math.Min(1, Sum(both, draws, marked, population, upward: true));
        return Math.Max(0, 1 - Sum(both - 1, draws, marked, population, upward: false));
    }

    /// <summary>Fisher's two-sided exact p of the table (a b; c d): all tables with the same margins that are no likelier.</summary>
    public static double FisherTwoSided(long a, long b, long c, long d)
    {
        var (draws, marked, population) = (a + b, a + c, a + b + c + d);
        Require(draws, marked, population);
        var here = LogMass(a, draws, marked, population);
        var sum = 0.0;
        for (var k = Math.Max(0, draws + marked - population); k <= Math.Min(draws, marked); k++)
        {
            var mass = LogMass(k, draws, marked, population);
            if (mass <= here + 1e-7)
                sum += Math.Exp(mass);
        }

        return Math.Min(1, sum);
    }

    static double Sum(long start, long draws, long marked, long population, bool upward)
    {
        var term = Math.Exp(LogMass(start, draws, marked, population));
        var sum = term;
        for (var k = start; term > sum * 1e-17;)
        {
            // Ratio of neighbouring masses; reaches zero at the end of the support.
            term *= upward
                ? (double)(marked - k) * (draws - k) / ((double)(k + 1) * (population - marked - draws + k + 1))
                : (double)k * (population - marked - draws + k) / ((double)(marked - k + 1) * (draws - k + 1));
            sum += term;
            k += upward ? 1 : -1;
        }

        return sum;
    }

    static double LogMass(long k, long draws, long marked, long population) =>
        LogChoose(marked, k) + LogChoose(population - marked, draws - k) - LogChoose(population, draws);

    static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);

    static void Require(long draws, long marked, long population)
    {
        if (draws < 0 || marked < 0 || draws > population || marked > population)
            throw new ArgumentException($"Draws and marked must be in 0…{population}. Got {draws} and {marked}.", nameof(draws));
    }
}
