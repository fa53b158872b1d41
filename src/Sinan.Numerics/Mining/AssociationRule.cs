using System.Collections.Immutable;

namespace Sinan.Numerics.Mining;

/// <summary>Baskets with the one also hold the other.</summary>
/// <param name="If">Items that are there, ascending.</param>
/// <param name="Then">Items that come with them, ascending.</param>
/// <param name="Count">Baskets with all of them.</param>
/// <param name="IfCount">Baskets with the first.</param>
/// <param name="ThenCount">Baskets with the second.</param>
/// <param name="Transactions">All baskets.</param>
/// <param name="P">Chance of at least so many baskets with both, were they independent: one-sided Fisher test.</param>
/// <param name="Q">P corrected for every rule that the frequent items could have made, whether its items were ever seen together or not
/// (<see cref="RuleCandidates"/>).</param>
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
