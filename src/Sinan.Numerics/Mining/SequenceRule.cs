using System.Collections.Immutable;

namespace Sinan.Numerics.Mining;

/// <summary>Users who did the one, in this order, then did the other.</summary>
/// <param name="First">Events in their order, others in between allowed.</param>
/// <param name="Then">The event that comes after them.</param>
/// <param name="Count">Users with all of them in order.</param>
/// <param name="FirstCount">Users with the first ones in order.</param>
/// <param name="ThenCount">Users with the last event at any time.</param>
/// <param name="Users">All users.</param>
/// <param name="P">One-sided Fisher test of users with the first ones against users with the last event at any time. To come after is less than to be there at all, so that
/// the test errs to the safe side. 1 where the last event is among the first ones, since who did it twice has done it.</param>
/// <param name="Q">P corrected for every order that the frequent events could have made.</param>
public sealed record SequenceRule(ImmutableArray<int> First, int Then, int Count, int FirstCount, int ThenCount, int Users, double P, double Q)
{
    public double Support => (double)Count / Users;

    public double Confidence => (double)Count / FirstCount;

    /// <summary>Confidence over the share of users with the last event at any time: 1 = no connection, or none beyond that the order halves it.</summary>
    public double Lift => (double)Count * Users / ((double)FirstCount * ThenCount);

    /// <summary>Support less what independence would give.</summary>
    public double Leverage => Support - ((double)FirstCount / Users * ((double)ThenCount / Users));

    /// <summary>(1 − share of users with the last event) / (1 − confidence); infinite for a rule without exception.</summary>
    public double Conviction => Count == FirstCount ? double.PositiveInfinity : (1 - ((double)ThenCount / Users)) / (1 - Confidence);
}
