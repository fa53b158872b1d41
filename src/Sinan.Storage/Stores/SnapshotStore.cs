using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class SnapshotStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : ISnapshots
{
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

    public async Task<Snapshot<T>?> LatestAsync<T>(string kind, CancellationToken cancellationToken) =>
        await HistoryAsync<T>(kind, 1, cancellationToken) is [var latest] ? latest : null;

    public async Task<IReadOnlyList<Snapshot<T>>> HistoryAsync<T>(string kind, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Snapshots.AsNoTracking().Where(row => row.Kind == kind)
            .OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Snapshot<T>(row.Id, Read<T>(row.Value), Read<DataVersion>(row.Data), row.At))];
    }

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EvidenceJson.Options)!;
}
