using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>What comes with what?</summary>
/// <param name="Baskets">Where to look.</param>
/// <param name="MinSupport">From 1 on a count of baskets, below 1 a share.</param>
/// <param name="MinConfidence">0…1.</param>
/// <param name="MinLift">Least lift; 0 = any.</param>
/// <param name="Threads">Worker threads; the answer does not depend on it.</param>
public sealed record FindRules(Baskets Baskets, double MinSupport, double MinConfidence, double MinLift = 0, int Threads = 0);

/// <summary>The rules found, strongest first.</summary>
public sealed record RulesAnswer(int Transactions, int Items, int MinSupportCount, ImmutableArray<RuleView> Rules, double Seconds);

/// <summary>Baskets with the one also hold the other.</summary>
/// <param name="If">Items that are there.</param>
/// <param name="Then">Items that come with them.</param>
/// <param name="Count">Baskets with all of them.</param>
/// <param name="Support">Share of baskets with all of them.</param>
/// <param name="Confidence">Share of the baskets with the first that hold the second too.</param>
/// <param name="ConfidenceCi95">Wilson interval of the confidence.</param>
/// <param name="Lift">Confidence over the share of baskets with the second.</param>
/// <param name="Leverage">Support less what independence would give.</param>
/// <param name="Conviction">Null for a rule without exception, where it is infinite.</param>
/// <param name="P">One-sided Fisher test.</param>
/// <param name="Q">P after Benjamini and Hochberg over all rules tested.</param>
public sealed record RuleView(
    ImmutableArray<string> If, ImmutableArray<string> Then, int Count, double Support, double Confidence, ImmutableArray<double> ConfidenceCi95,
    double Lift, double Leverage, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Conviction, double P, double Q);
