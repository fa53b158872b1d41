using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Users that were erased: what they did before their erasure never comes back by importing an old file again; what they do later is new.</summary>
sealed class ErasedUsers
{
    readonly Dictionary<UInt128, long> until = [];

    public ErasedUsers(DuckDbConnection connection)
    {
        using var result = connection.Query("SELECT user_key, max(erased_at) FROM erasures GROUP BY user_key");
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
                until.Add(chunk[0].Values<UInt128>()[row], chunk[1].Values<long>()[row]);
        }
    }

    /// <summary>Whether something of this user at this time (null: unknown, so perhaps before) must stay out.</summary>
    public bool Covers(UInt128 user, long? timeMs) => until.Count > 0 && until.TryGetValue(user, out var end) && (timeMs ?? long.MinValue) <= end;

    /// <summary>Takes the covered rows out of a batch.</summary>
    /// <returns>How many were taken out.</returns>
    public int Filter(EventBatch batch)
    {
        if (until.Count == 0)
            return 0;
        var kept = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            if (Covers(batch.Users[row], batch.Times[row]))
                continue;
            if (kept != row)
                Move(batch, row, kept);
            kept++;
        }

        var gone = batch.Count - kept;
        batch.Count = kept;
        return gone;
    }

    static void Move(EventBatch batch, int from, int to)
    {
        batch.EventIds[to] = batch.EventIds[from];
        batch.Users[to] = batch.Users[from];
        batch.Times[to] = batch.Times[from];
        batch.Events[to] = batch.Events[from];
        batch.Items[to] = batch.Items[from];
        batch.Sessions[to] = batch.Sessions[from];
        batch.Values[to] = batch.Values[from];
        batch.Quantities[to] = batch.Quantities[from];
        batch.Durations[to] = batch.Durations[from];
        if (batch.RawUsers is { } raw)
            raw[to] = raw[from];
        foreach (var property in batch.Properties)
        {
            if (property.Codes is { } codes)
                codes[to] = codes[from];
            if (property.Numbers is { } numbers)
                numbers[to] = numbers[from];
        }
    }
}
