using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Mining;

/// <summary>Baskets with the one also hold the other.</summary>
/// <param name="If">Items that are there.</param>
/// <param name="Then">Items that come with them.</param>
/// <param name="Count">Baskets with all of them.</param>
/// <param name="IfCount">Baskets with the first.</param>
/// <param name="ThenCount">Baskets with the second.</param>
/// <param name="Transactions">All baskets.</param>
/// <param name="P">Chance of at least so many baskets with both, were they independent: one-sided Fisher test.</param>
/// <param name="Q">P after Benjamini and Hochberg over every rule that the frequent sets allow, shown or not.</param>
public sealed record AssociationRule(
    ImmutableArray<int> If, ImmutableArray<int> Then, int Count, int IfCount, int ThenCount, int Transactions, double P, double Q)
{
    public double Support => (double)Count / Transactions;

    public double Confidence => (double)Count / IfCount;

    /// <summary>Confidence over the share of baskets with the second: 1 = no connection.</summary>
    public double Lift => (double)Count * Transactions / ((double)IfCount * ThenCount);

    /// <summary>Support less what independence would give (Piatetsky-Shapiro 1991).</summary>
    public double Leverage => Support - ((double)IfCount / Transactions * ((double)ThenCount / Transactions));

    /// <summary>(1 − share of the second) / (1 − confidence); infinite for a rule without exception (Brin et al. 1997).</summary>
    public double Conviction => Count == IfCount ? double.PositiveInfinity : (1 - ((double)ThenCount / Transactions)) / (1 - Confidence);
}

/// <summary>Association rules from frequent sets (Agrawal and Srikant 1994).</summary>
public static class AssociationRules
{
    /// <param name="itemsets">All frequent sets (not only the closed ones).</param>
    /// <param name="minConfidence">0…1.</param>
    /// <param name="minLift">0 for any.</param>
    /// <param name="mostThen">Items a consequence may hold.</param>
    /// <param name="cancellationToken">Stops between sets.</param>
    /// <returns>Strongest first: by lift, then support, then items.</returns>
    public static ImmutableArray<AssociationRule> Of(
        FrequentItemsets itemsets, double minConfidence, double minLift = 0, int mostThen = int.MaxValue, CancellationToken cancellationToken = default)
    {
        if (!(minConfidence is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minConfidence), minConfidence, "A confidence must be in 0…1.");
        var found = new List<AssociationRule>();
        var tests = 0.0;
        for (var set = 0; set < itemsets.Count; set++)
        {
            if ((set & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var items = itemsets.ItemsOf(set);
            if (items.Length < 2)
                continue;
            tests += Splits(items.Length, mostThen);
            var whole = FrequentItemsets.Fingerprint(items);
            Extend(itemsets, set, whole, UInt128.Zero, [], 0);
        }

        var q = MultipleTesting.BenjaminiHochberg([.. found.Select(r => r.P)], tests);
        return
        [
            .. found.Select((rule, i) => rule with { Q = q[i] })
                .Where(rule => rule.Lift >= minLift)
                .OrderByDescending(r => r.Lift).ThenByDescending(r => r.Count)
                .ThenBy(r => r.If, ItemOrder.Instance).ThenBy(r => r.Then, ItemOrder.Instance),
        ];

        // A consequence that loses confidence only loses more when it grows.
        void Extend(FrequentItemsets sets, int set, UInt128 whole, UInt128 thenPrint, List<int> then, int from)
        {
            var items = sets.ItemsOf(set);
            if (then.Count == items.Length - 1 || then.Count >= mostThen)
                return;
            for (var i = from; i < items.Length; i++)
            {
                var print = thenPrint + FrequentItemsets.Fingerprint(items[i]);
                var ifCount = sets.CountOf(sets.Find(whole - print));
                if (sets.CountOf(set) < minConfidence * ifCount)
                    continue;
                then.Add(items[i]);
                var thenCount = sets.CountOf(sets.Find(print));
                var p = Hypergeometric.UpperTail(sets.CountOf(set), ifCount, thenCount, sets.Transactions);
                found.Add(new AssociationRule([.. items.ToArray().Except(then)], [.. then], sets.CountOf(set), ifCount, thenCount, sets.Transactions, p, 1));
                Extend(sets, set, whole, print, then, i + 1);
                then.RemoveAt(then.Count - 1);
            }
        }
    }

    /// <summary>Ways to split a set into if and then.</summary>
    static double Splits(int length, int mostThen)
    {
        var (splits, choose) = (0.0, 1.0);
        for (var k = 1; k <= Math.Min(mostThen, length - 1); k++)
            splits += choose *= (length - k + 1.0) / k;
        return splits;
    }

    sealed class ItemOrder : IComparer<ImmutableArray<int>>
    {
        public static ItemOrder Instance { get; } = new();

        public int Compare(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceCompareTo(y.AsSpan());
    }
}
