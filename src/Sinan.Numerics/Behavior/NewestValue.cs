namespace Sinan.Numerics.Behavior;

/// <summary>What a column said of a user at a moment: the value of the user's newest event at or before it that has one.</summary>
/// <remarks>The join that time-series databases call ASOF. Of events at one time the last in ingest order counts.</remarks>
public static class NewestValue
{
    /// <summary>Finds the values for many moments; moments of one user share the walk over the user's events.</summary>
    /// <param name="index">The events.</param>
    /// <param name="column">A coded column of the index.</param>
    /// <param name="users">User of each moment; one that the index does not have, such as −1, has no value.</param>
    /// <param name="timesMs">The moments in ms since 1970-01-01 UTC, as many as <paramref name="users"/>.</param>
    /// <param name="codes">Receives the code of each value, −1 for none; as long.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the column is not coded.</exception>
    /// <remarks>O(n log n) for the order of the n moments, O(log events of the user) a moment, and at most one pass over the events of each user.</remarks>
    public static void Find(BehaviorIndex index, BehaviorColumn column, ReadOnlySpan<int> users, ReadOnlySpan<long> timesMs, Span<int> codes)
    {
        if (users.Length != timesMs.Length || users.Length != codes.Length)
            throw new ArgumentException($"Users, moments and codes must be as many. Got {users.Length}, {timesMs.Length} and {codes.Length}.", nameof(codes));
        if (!column.IsCoded)
            throw new ArgumentException($"The column '{column.Name}' has no codes.", nameof(column));
        var keys = new (int User, long Time)[users.Length];
        var order = new int[users.Length];
        for (var i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = ((users[i], timesMs[i]), i);
        Array.Sort(keys, order);

        var (user, floor, known) = (-1, 0L, -1);
        foreach (var i in order)
        {
            codes[i] = -1;
            if ((uint)users[i] >= (uint)index.Users)
                continue;
            var (from, to) = index.RangeOf(users[i]);
            if (users[i] != user)
                (user, floor, known) = (users[i], from, -1);
            // Everything before the floor was looked at for an earlier moment of the user, and said what is known.
            var end = After(index, floor, to, timesMs[i]);
            for (var at = end - 1; at >= floor; at--)
            {
                if (column.CodeAt(at) is >= 0 and var code)
                {
                    known = code;
                    break;
                }
            }

            (floor, codes[i]) = (end, known);
        }
    }

    /// <summary>The first position of a user's events that lies after a moment.</summary>
    static long After(BehaviorIndex index, long from, long to, long timeMs)
    {
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            if (index.TimeAt(middle) <= timeMs)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
