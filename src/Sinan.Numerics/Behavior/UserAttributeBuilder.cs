namespace Sinan.Numerics.Behavior;

/// <summary>A text column that holds, at each event, what was known of its user by then: the newest value that is no later than the event.</summary>
public sealed class UserAttributeBuilder : BehaviorColumnBuilder
{
    internal UserAttributeBuilder(string name)
        : base(name)
    {
    }

    /// <summary>The texts by code.</summary>
    public IReadOnlyList<string> Texts { get; set; } = [];

    internal override long? Rows => null;

    internal List<int> Users { get; } = [];

    internal List<long> SinceMs { get; } = [];

    internal List<int> Codes { get; } = [];

    /// <summary>Appends changes of the attribute, ascending by user, then by time; of equal times the last one counts.</summary>
    /// <param name="users">User numbers.</param>
    /// <param name="sinceMs">From when the value holds, in ms since 1970-01-01 UTC; <see cref="long.MinValue"/> = always.</param>
    /// <param name="codes">Codes of <see cref="Texts"/>; −1 = none from then on.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the order is not kept; nothing was appended.</exception>
    public void Append(ReadOnlySpan<int> users, ReadOnlySpan<long> sinceMs, ReadOnlySpan<int> codes)
    {
        if (users.Length != sinceMs.Length || users.Length != codes.Length)
            throw new ArgumentException($"Users, times and codes must have one length. Got {users.Length}, {sinceMs.Length} and {codes.Length}.");
        var (user, since) = Users.Count > 0 ? (Users[^1], SinceMs[^1]) : (0, long.MinValue);
        for (var i = 0; i < users.Length; i++)
        {
            if (users[i] < user || (users[i] == user && sinceMs[i] < since))
                throw new ArgumentException($"The changes of '{Name}' must ascend by user and time. Got user {users[i]} at {sinceMs[i]} ms after user {user} at {since} ms.");
            (user, since) = (users[i], sinceMs[i]);
        }

        Users.AddRange(users);
        SinceMs.AddRange(sinceMs);
        Codes.AddRange(codes);
    }

    public override void Dispose()
    {
        // Only managed lists.
    }
}
