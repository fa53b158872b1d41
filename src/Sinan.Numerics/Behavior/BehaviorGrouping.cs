using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>How an answer is broken down: not at all, by the value of a column at the event that counts, or by a group each user is in.</summary>
public sealed class BehaviorGrouping
{
    /// <summary>Largest number of groups.</summary>
    public const int MostGroups = 1 << 22;

    readonly BehaviorColumn? column;
    readonly ReadOnlyMemory<int> userCodes;
    readonly bool byUser;
    ReadOnlyMemory<byte>? members;

    BehaviorGrouping(BehaviorColumn? column, ReadOnlyMemory<int> userCodes, bool byUser, int values)
    {
        this.column = column;
        this.userCodes = userCodes;
        this.byUser = byUser;
        Slots = values + 1;
    }

    /// <summary>No breakdown: everything is one group without a value.</summary>
    public static BehaviorGrouping None { get; } = new(null, default, false, 0);

    /// <summary>By the column's value at the event that counts; events without a value form the group −1.</summary>
    /// <exception cref="ArgumentException">The column has more than <see cref="MostGroups"/> distinct values.</exception>
    public static BehaviorGrouping ByColumn(BehaviorColumn column) =>
        column.IsCoded && column.Values < MostGroups ? new(column, default, false, column.Values) : throw new ArgumentException($"The column '{column.Name}' has too many distinct values to group by.", nameof(column));

    /// <summary>By a group for each user.</summary>
    /// <param name="codes">Group of each user number, 0 … <paramref name="groups"/> − 1; −1 or past the end leaves the user out of the question.</param>
    /// <param name="groups">Number of groups; 1 makes this a filter.</param>
    /// <exception cref="ArgumentException">No group, or more than <see cref="MostGroups"/>.</exception>
    public static BehaviorGrouping ByUser(ReadOnlyMemory<int> codes, int groups) =>
        groups is > 0 and < MostGroups ? new(null, codes, true, groups) : throw new ArgumentException($"There must be 1 to {MostGroups - 1} groups. Got {groups}.", nameof(groups));

    /// <summary>The same breakdown over fewer users.</summary>
    /// <param name="of">One byte a user number, 0 = left out of the question; users past the end are left out too. See <see cref="Cohorts"/>.</param>
    public BehaviorGrouping Where(ReadOnlyMemory<byte> of) => new(column, userCodes, byUser, Slots - 1) { members = of };

    /// <summary>The same breakdown over the users that another leaves in by <see cref="Where"/>.</summary>
    public BehaviorGrouping And(BehaviorGrouping users) => users.members is { } of ? Where(of) : this;

    /// <summary>Most groups an answer can have, the one without a value included.</summary>
    public int Groups => Slots;

    /// <summary>Groups and the one without a value: slot = code + 1.</summary>
    internal int Slots { get; }

    /// <summary>Neither breakdown nor filter.</summary>
    internal bool IsNone => IsPlain && members is null;

    /// <summary>Whether it asks who the user is: what was counted over all users does not answer it.</summary>
    internal bool IsOfUsers => byUser || members is not null;

    /// <summary>No breakdown.</summary>
    internal bool IsPlain => column is null && !byUser;

    /// <summary>The column whose values are the groups; null without one.</summary>
    internal BehaviorColumn? Column => column;

    /// <summary>The column, where it is all there is to the breakdown, has one byte an event and so few values that a word holds a bit for each slot; else null.</summary>
    internal BehaviorColumn? Bytes => members is null && column is { IsCoded: true, Width: 1 } && Slots <= 64 ? column : null;

    /// <summary>Whether a user stays out of the question.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Skips(int user) =>
        (byUser && ((uint)user >= (uint)userCodes.Length || userCodes.Span[user] < 0)) || (members is { } of && ((uint)user >= (uint)of.Length || of.Span[user] == 0));

    internal int SlotOf(int user, long position) => column is not null ? column.CodeAt(position) + 1 : byUser ? userCodes.Span[user] + 1 : 0;
}
