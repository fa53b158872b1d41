using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Numerics.Mining;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>Baskets with the one also hold the other.</summary>
/// <param name="If">Items that are there.</param>
/// <param name="Then">Items that come with them, or after them.</param>
/// <param name="Count">Baskets with all of them.</param>
/// <param name="Support">Share of baskets with all of them.</param>
/// <param name="Confidence">Share of the baskets with the first that hold the second too.</param>
/// <param name="ConfidenceCi95">Wilson interval of the confidence.</param>
/// <param name="Lift">Confidence over the share of baskets with the second.</param>
/// <param name="Leverage">Support less what independence would give.</param>
/// <param name="Conviction">Null for a rule without exception, where it is infinite.</param>
/// <param name="P">One-sided Fisher test.</param>
/// <param name="Q">P corrected for every rule that could have been found.</param>
public sealed record RuleView(
    ImmutableArray<string> If, ImmutableArray<string> Then, int Count, double Support, double Confidence, ImmutableArray<double> ConfidenceCi95,
    double Lift, double Leverage, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Conviction, double P, double Q)
{
    /// <summary>Baskets with the first.</summary>
    public int IfCount { get; init; }

    /// <summary>Share of all baskets with the second.</summary>
    public double ThenShare { get; init; }

    /// <summary>Where the confidence is proved; null for weaker ones and for files.</summary>
    public EvidenceId? Evidence { get; init; }

    /// <param name="rule">The rule in numbers.</param>
    /// <param name="name">Name of an item.</param>
    public static RuleView Of(AssociationRule rule, Func<int, string> name)
    {
        var (low, high) = Proportions.Wilson(rule.Count, rule.IfCount);
        return new RuleView(
            [.. rule.If.Select(name)], [.. rule.Then.Select(name)], rule.Count, rule.Support, rule.Confidence, [low, high],
            rule.Lift, rule.Leverage, double.IsInfinity(rule.Conviction) ? null : rule.Conviction, rule.P, rule.Q)
        {
            IfCount = rule.IfCount, ThenShare = (double)rule.ThenCount / rule.Transactions,
        };
    }
}
