using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Decisions;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>How often needs of each origin turned out true: of those measured after shipping, how many were verified.</summary>
/// <param name="Records">By origin; those without any measured need are left out.</param>
sealed record TrustBook(ImmutableSortedDictionary<NeedSource, (int Measured, int Verified)> Records)
{
    /// <summary>Half the width of a 95 % interval in standard deviations.</summary>
    const double HalfWidth = 1.959964;

    public static TrustBook Empty { get; } = new(ImmutableSortedDictionary<NeedSource, (int, int)>.Empty);

    /// <param name="cards">All needs.</param>
    /// <param name="measured">Ids of those measured after shipping.</param>
    public static TrustBook Of(IEnumerable<NeedCard> cards, IReadOnlySet<string> measured) => new(
        cards.Where(c => measured.Contains(c.Id)).GroupBy(c => c.Origin).ToImmutableSortedDictionary(g => g.Key, g => (g.Count(), g.Count(c => c.State == NeedState.Verified))));

    /// <summary>What a stated confidence is worth after what happened: it is read as a Beta distribution with the middle and the width of its interval, and every measured need is one more case.</summary>
    /// <returns>The stated one where nothing was measured, or where it is sure.</returns>
    public Estimate Shrink(NeedSource origin, Estimate stated)
    {
        var (middle, deviation) = ((stated.Low + stated.High) / 2, (stated.High - stated.Low) / (2 * HalfWidth));
        if (!Records.TryGetValue(origin, out var record) || !(deviation > 0) || middle is <= 0 or >= 1)
            return stated;
        var cases = (middle * (1 - middle) / (deviation * deviation)) - 1;
        var believed = new BetaPosterior((middle * cases) + record.Verified, ((1 - middle) * cases) + record.Measured - record.Verified);
        var bounds = believed.Interval();
        return new Estimate(believed.Mean, bounds.Low, bounds.High);
    }

    /// <summary>The record in words, a line an origin, with the evidence.</summary>
    public (ImmutableArray<Phrase> Lines, ImmutableArray<Evidence> Proofs) Tell(EvidenceFrame frame)
    {
        var told = Records.Select(r => Line(r.Key, r.Value.Measured, r.Value.Verified, frame)).ToArray();
        return ([.. told.Select(t => t.Says)], [.. told.Select(t => t.Proof)]);
    }

    (Phrase Says, Evidence Proof) Line(NeedSource origin, int measured, int verified, EvidenceFrame frame)
    {
        var bounds = Proportions.Wilson(verified, measured);
        Fact[] facts = [Fact.Of("source", new Phrase(NeedWords.Key(origin))), Fact.Count("measured", measured), Fact.Count("verified", verified)];
        var proof = frame.Make(
            "method.trust", new Phrase("decide.evidence.trust", [.. facts]), (double)verified / measured, FactKind.Share, new Interval(bounds.Low, bounds.High),
            new { source = NeedWords.Code(origin), question = "trust", measured, verified });
        var after = Shrink(origin, Candidate.Medium);
        return (new Phrase("decide.trust.line", [.. facts, proof.AsFact("value"), Fact.Decimal("after", after.Value).Between(after.Low, after.High)]), proof);
    }
}
