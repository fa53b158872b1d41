using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Mining;

/// <summary>Association rules from frequent sets (Agrawal and Srikant 1994).</summary>
public static class AssociationRules
{
    const int SetsAtOnce = 2048;

    /// <param name="itemsets">All frequent sets (not only the closed ones).</param>
    /// <param name="minConfidence">0…1.</param>
    /// <param name="minLift">0 for any.</param>
    /// <param name="mostThen">Items a consequence may hold.</param>
    /// <param name="threads">Worker threads, 0 = all processors; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Stops between parts of the sets.</param>
    /// <returns>Strongest first: by lift, then count, then items.</returns>
    public static ImmutableArray<AssociationRule> Of(
        FrequentItemsets itemsets, double minConfidence, double minLift = 0, int mostThen = int.MaxValue, int threads = 0, CancellationToken cancellationToken = default)
    {
        if (!(minConfidence is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minConfidence), minConfidence, "A confidence must be in 0…1.");
        var index = new ItemsetIndex(itemsets);
        var parts = new RuleSearch[(itemsets.Count + SetsAtOnce - 1) / SetsAtOnce];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken }, part =>
        {
            parts[part] = new RuleSearch(itemsets, index, minConfidence, mostThen);
            for (var set = part * SetsAtOnce; set < Math.Min(itemsets.Count, (part + 1) * SetsAtOnce); set++)
                parts[part].Add(set);
        });

        AssociationRule[] found = [.. parts.SelectMany(p => p.Found)];
        var candidates = new RuleCandidates(Enumerable.Range(0, itemsets.Count).Count(s => itemsets.ItemsOf(s).Length == 1), mostThen);
        var q = MultipleTesting.BenjaminiHochberg([.. found.Select(r => r.P)], [.. found.Select(r => candidates.TestsOf(r.If.Length + r.Then.Length))]);
        var ranked = new List<(double Lift, AssociationRule Rule)>(found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Lift is var lift && lift >= minLift)
                ranked.Add((lift, found[i] with { Q = q[i] }));
        }

        ranked.Sort(Compare);
        return [.. ranked.Select(r => r.Rule)];
    }

    static int Compare((double Lift, AssociationRule Rule) x, (double Lift, AssociationRule Rule) y)
    {
        var order = y.Lift.CompareTo(x.Lift);
        if (order == 0)
            order = y.Rule.Count.CompareTo(x.Rule.Count);
        if (order == 0)
            order = x.Rule.If.AsSpan().SequenceCompareTo(y.Rule.If.AsSpan());
        return order != 0 ? order : x.Rule.Then.AsSpan().SequenceCompareTo(y.Rule.Then.AsSpan());
    }
}
