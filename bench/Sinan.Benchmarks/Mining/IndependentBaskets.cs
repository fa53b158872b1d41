using Sinan.Numerics.Mining;
using Sinan.Numerics.Random;

namespace Sinan.Benchmarks.Mining;

/// <summary>Baskets whose items know nothing of each other, some common and most rare: every rule found in them is false.</summary>
public static class IndependentBaskets
{
    /// <param name="seed">Same seed, same baskets.</param>
    /// <param name="items">Different items; item i is in a basket with probability 0.3 / (1 + i / 4).</param>
    /// <param name="baskets">How many.</param>
    public static Transactions Make(long seed, int items, int baskets)
    {
        var random = new SplitMix64(seed);
        var transactions = new Transactions();
        var basket = new List<int>();
        for (var b = 0; b < baskets; b++)
        {
            basket.Clear();
            for (var i = 0; i < items; i++)
            {
                if (random.NextBool(0.3 / (1 + (i / 4.0))))
                    basket.Add(i);
            }

            transactions.Add([.. basket]);
        }

        return transactions;
    }

    /// <summary>Whether some rule has a q of at most the rate, when all sets in at least so many baskets are looked at.</summary>
    public static bool ShowsRule(Transactions baskets, int minCount, double rate, CancellationToken cancellationToken = default) =>
        AssociationRules.Of(ItemsetMiner.Mine(baskets, minCount, cancellationToken: cancellationToken), minConfidence: 0, cancellationToken: cancellationToken).Any(r => r.Q <= rate);
}
