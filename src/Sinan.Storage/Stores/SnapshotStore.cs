using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class SnapshotStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : ISnapshots
{
    /// <summary>The newest of each kind, and of each part of an earlier one, as it was read last: a value is never changed, and a large one takes a while to read.</summary>
    readonly ConcurrentDictionary<(string Kind, Type Part), object> newest = new(), earlier = new();

    public async Task<long> SaveAsync<T>(string kind, T value, DataVersion data, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = new SnapshotRow
        {
            Kind = kind,
            Value = JsonSerializer.Serialize(value, EvidenceJson.Options),
            Data = JsonSerializer.Serialize(data, EvidenceJson.Options),
            At = clock.GetUtcNow(),
        };
        db.Snapshots.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    public async Task<Snapshot<T>?> LatestAsync<T>(string kind, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var id = await db.Snapshots.Where(row => row.Kind == kind).MaxAsync(row => (long?)row.Id, cancellationToken);
        return await ReadAsync<T>(db, kind, id, newest, cancellationToken);
    }

    public async Task<Snapshot<T>?> AsOfAsync<T>(string kind, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var id = await db.Snapshots.Where(row => row.Kind == kind && row.At <= at).MaxAsync(row => (long?)row.Id, cancellationToken);
        return await ReadAsync<T>(db, kind, id, earlier, cancellationToken);
    }

    public async Task<IReadOnlyList<Snapshot<T>>> HistoryAsync<T>(string kind, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Snapshots.AsNoTracking().Where(row => row.Kind == kind)
            .OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Snapshot<T>(row.Id, Read<T>(row.Value), Read<DataVersion>(row.Data), row.At))];
    }

    static async Task<Snapshot<T>?> ReadAsync<T>(SinanDb db, string kind, long? id, ConcurrentDictionary<(string Kind, Type Part), object> read, CancellationToken cancellationToken)
    {
        if (id is null)
            return null;
        if (read.TryGetValue((kind, typeof(T)), out var known) && known is Snapshot<T> kept && kept.Id == id)
            return kept;
        var row = await db.Snapshots.AsNoTracking().FirstAsync(row => row.Id == id, cancellationToken);
        var snapshot = new Snapshot<T>(row.Id, Read<T>(row.Value), Read<DataVersion>(row.Data), row.At);
        read[(kind, typeof(T))] = snapshot;
        return snapshot;
    }

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EvidenceJson.Options)!;
}
