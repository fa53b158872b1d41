using Sinan.Kernel;
using Sinan.Numerics.Mining;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Makes candidates of items bought together: recommend the second to those who took the first.</summary>
static class PairFinder
{
    public const double LeastLift = 2, LeastConfidence = 0.1, MostQ = 0.01;

    public const int Most = 3;

    public static bool IsNeed(AssociationRule pair) => pair is { Lift: >= LeastLift, Confidence: >= LeastConfidence, Q: < MostQ };

    /// <param name="pair">The rule.</param>
    /// <param name="names">Name of an item by its code.</param>
    /// <param name="alone">Users who took the first without the second in the recent days.</param>
    /// <param name="period">What is recent.</param>
    /// <param name="value">Mean value of the second item; null without values.</param>
    /// <param name="frame">Common parts of the evidence.</param>
    public static Candidate ToCandidate(AssociationRule pair, Func<int, string> names, IReadOnlySet<int> alone, Period period, double? value, EvidenceFrame frame)
    {
        var (first, second) = (names(pair.If[0]), names(pair.Then[0]));
        Fact[] items = [Fact.Of("first", first), Fact.Of("second", second)];
        var users = alone.Count * period.ToMonth;
        var count = PoissonRates.Interval(alone.Count);
        // Katz's interval of the ratio of two shares: the rule's confidence over the share of all baskets.
        var lift = Proportions.Ratio(pair.ThenCount - pair.Count, pair.Transactions - pair.IfCount, pair.Count, pair.IfCount).Interval;
        var bounds = Proportions.Wilson(pair.Count, pair.IfCount);
        var evidence = frame.Make(
            "method.association_rule", new Phrase("decide.evidence.pair", [.. items, Fact.Share("confidence", pair.Confidence).Between(bounds.Low, bounds.High), Fact.Count("both", pair.Count), Fact.Count("baskets", pair.Transactions)]),
            pair.Lift, FactKind.Ratio, new Interval(Math.Min(pair.Lift, lift.Low), Math.Max(pair.Lift, double.IsFinite(lift.High) ? lift.High : pair.Lift)),
            new { items = new[] { first, second }, question = "bought_together" }, alone.Count);
        return new Candidate(
            $"pair:{string.Join('+', new[] { first, second }.Order(StringComparer.Ordinal))}",
            new Phrase("decide.need.pair", [.. items]),
            NeedCategory.Recommendation,
            [NeedSource.CoOccurrence],
            new Estimate(users, count.Low * period.ToMonth, count.High * period.ToMonth),
            // A fitting suggestion matters little to each one: between minimal (0.25) and medium (1).
            new Estimate(0.5, 0.25, 1),
            Candidate.Low,
            null,
            value is { } price ? users * pair.Confidence * price : null,
            alone,
            [new Reason(evidence, NeedSource.CoOccurrence, new Phrase("decide.short.pair", Fact.Ratio("value", pair.Lift)))]);
    }
}
