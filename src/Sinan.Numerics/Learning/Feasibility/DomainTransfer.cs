using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

/// <summary>What a model that learned elsewhere loses in a domain that it has never seen.</summary>
/// <param name="Trained">Rows of the other domains that it learned from.</param>
/// <param name="ElsewhereRows">Held-out rows of the other domains.</param>
/// <param name="Elsewhere">Its score on them.</param>
/// <param name="HereRows">Rows of the domain.</param>
/// <param name="Here">Its score on them.</param>
/// <param name="Drop">Score here less score elsewhere: below zero where it loses. Newcombe's interval for different rows.</param>
/// <param name="Gain">Score here of models that learned from this domain too, less <paramref name="Here"/>, on the same rows: what own rows bring.</param>
public sealed record DomainTransfer(int Trained, int ElsewhereRows, double Elsewhere, int HereRows, double Here, Effect Drop, Effect Gain)
{
    /// <summary>Rows of a domain, and of all others, below which nothing is told.</summary>
    public const int LeastRows = 60;

    /// <summary>Rows that are learned from at most.</summary>
    public const int MostTrained = 2_000;

    /// <summary>Part of the other domains that is held out.</summary>
    const double HeldOut = 0.2;

    /// <param name="labels">Label of each row.</param>
    /// <param name="isHere">Whether each row is of the domain.</param>
    /// <param name="mixed">1 = told right, by models that learned from all domains but had not seen the row.</param>
    /// <param name="scorer">Learns and scores.</param>
    /// <param name="seed">Seed of the parts.</param>
    /// <param name="level">Confidence level of both intervals.</param>
    /// <returns>Null where the domain or the others have too few rows.</returns>
    public static DomainTransfer? Measure(int[] labels, ReadOnlySpan<bool> isHere, IReadOnlyList<double> mixed, HeldOutScorer scorer, long seed, double level = 0.95)
    {
        var (here, others) = (new List<int>(), new List<int>());
        for (var row = 0; row < labels.Length; row++)
            (isHere[row] ? here : others).Add(row);
        if (here.Count < LeastRows || others.Count < LeastRows)
            return null;
        var random = new SplitMix64(seed);
        var order = StratifiedOrder.Of(labels, [.. others], random.Fork(0));
        var held = order[..(int)(HeldOut * order.Length)];
        var train = order[held.Length..Math.Min(order.Length, held.Length + MostTrained)];
        var scores = scorer(train, [.. held, .. here], unchecked((long)random.Fork(1).NextUInt64()));
        var (rightElsewhere, right, only, mixedOnly) = (scores.AsSpan(0, held.Length).Count(1.0), 0, 0, 0);
        for (var i = 0; i < here.Count; i++)
        {
            var (isRight, isMixedRight) = (scores[held.Length + i] == 1, mixed[here[i]] == 1);
            right += isRight ? 1 : 0;
            only += isRight && !isMixedRight ? 1 : 0;
            mixedOnly += isMixedRight && !isRight ? 1 : 0;
        }

        return new DomainTransfer(
            train.Length, held.Length, rightElsewhere / (double)held.Length, here.Count, right / (double)here.Count,
            Proportions.Difference(rightElsewhere, held.Length, right, here.Count, level), PairedProportions.Difference(only, mixedOnly, here.Count, level));
    }
}
