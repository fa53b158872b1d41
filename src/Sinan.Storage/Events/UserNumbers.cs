using Sinan.DuckDb;

namespace Sinan.Storage.Events;

/// <summary>Dense numbers of users by their keyed hash: loaded at the start of an import, growing with it.</summary>
sealed class UserNumbers
{
    readonly Dictionary<UInt128, int> numbers = [];
    readonly List<(UInt128 Key, string? RawId)> fresh = [];
    readonly int loaded;
    UInt128 lastKey;
    int lastNumber = -1;

    public UserNumbers(DuckDbConnection connection)
    {
        numbers.EnsureCapacity((int)connection.Scalar<long>("SELECT count(*) FROM users"));
        using var result = connection.Query("SELECT user_no, user_key FROM users");
        foreach (var chunk in result)
        {
            var no = chunk[0].Values<int>();
            var keys = chunk[1].Values<UInt128>();
            for (var row = 0; row < chunk.Count; row++)
            {
                numbers.Add(keys[row], no[row]);
                loaded = Math.Max(loaded, no[row] + 1);
            }
        }
    }

    public int NumberOf(UInt128 key, string? rawId)
    {
        // Logs are often grouped by user, which saves the look-up.
        if (key == lastKey && lastNumber >= 0)
            return lastNumber;
        if (!numbers.TryGetValue(key, out var number))
        {
            number = loaded + fresh.Count;
            numbers.Add(key, number);
            fresh.Add((key, rawId));
        }

        (lastKey, lastNumber) = (key, number);
        return number;
    }

    public void NumbersOf(ReadOnlySpan<UInt128> keys, ReadOnlySpan<string?> rawIds, Span<int> to)
    {
        for (var i = 0; i < keys.Length; i++)
            to[i] = NumberOf(keys[i], rawIds.IsEmpty ? null : rawIds[i]);
    }

    /// <summary>Appends the new users to the table.</summary>
    public void Save(DuckDbConnection connection)
    {
        using var appender = connection.Append("users");
        for (var from = 0; from < fresh.Count; from += DuckDbAppender.Capacity)
        {
            var rows = Math.Min(DuckDbAppender.Capacity, fresh.Count - from);
            var no = appender[0].Values<int>();
            var keys = appender[1].Values<UInt128>();
            for (var row = 0; row < rows; row++)
            {
                no[row] = loaded + from + row;
                keys[row] = fresh[from + row].Key;
                appender[2].Write(row, fresh[from + row].RawId);
            }

            appender.Append(rows);
        }

        appender.Close();
    }
}
