using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>What a model that learned from the other circumstances loses in one that it has never seen.</summary>
/// <param name="Domain">Circumstance.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Trained">Rows of the others that were learned from.</param>
/// <param name="Elsewhere">Score on held-out rows of the others.</param>
/// <param name="Here">Score in the circumstance.</param>
/// <param name="Drop">Score here less score elsewhere.</param>
/// <param name="DropInterval">Its interval, together 95 % over all circumstances (Bonferroni).</param>
/// <param name="Gain">What rows of its own bring beyond that, on the same rows.</param>
/// <param name="GainInterval">Its interval, together 95 % too.</param>
public sealed record DomainDrop(string Domain, int Rows, int Trained, double Elsewhere, double Here, double Drop, Interval DropInterval, double Gain, Interval GainInterval)
{
    /// <summary>Circumstances that are held out in turn: the most frequent.</summary>
    public const int MostDomains = 5;

    /// <summary>Whether the loss is sure.</summary>
    public bool IsSure => DropInterval.High < 0;

    /// <param name="labels">Label of each row.</param>
    /// <param name="domains">Circumstance of each row; null = unknown.</param>
    /// <param name="mixed">1 = told right by models of all rows, by row.</param>
    /// <param name="scorer">Learns and scores.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    public static ImmutableArray<DomainDrop> Of(int[] labels, IReadOnlyList<string?> domains, IReadOnlyList<double> mixed, HeldOutScorer scorer, long seed, int threads)
    {
        var judged = domains.Where(d => d is not null).CountBy(d => d!, StringComparer.Ordinal).Where(d => d.Value >= DomainTransfer.LeastRows && domains.Count - d.Value >= DomainTransfer.LeastRows)
            .OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal).Take(MostDomains).Select(d => d.Key).ToArray();
        var (root, found, level) = (new SplitMix64(seed), new DomainTransfer?[judged.Length], 1 - (0.05 / Math.Max(1, judged.Length)));
        Parallel.For(0, judged.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            found[i] = DomainTransfer.Measure(labels, [.. domains.Select(d => d == judged[i])], mixed, scorer, unchecked((long)root.Fork(i).NextUInt64()), level));
        return [.. judged.Zip(found).Where(f => f.Second is not null).Select(f => Of(f.First, f.Second!, level))];
    }

    static DomainDrop Of(string domain, DomainTransfer found, double level) => new(
        domain, found.HereRows, found.Trained, found.Elsewhere, found.Here, found.Drop.Difference, new Interval(found.Drop.Interval.Low, found.Drop.Interval.High, level),
        found.Gain.Difference, new Interval(found.Gain.Interval.Low, found.Gain.Interval.High, level));
}
