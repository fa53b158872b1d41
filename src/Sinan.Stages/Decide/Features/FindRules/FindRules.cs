using System.Collections.Immutable;
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
