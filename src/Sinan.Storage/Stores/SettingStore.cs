using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class SettingStore(IDbContextFactory<SinanDb> databases, SettingSeal seal, TimeProvider clock) : ISettings
{
    public async Task<T?> FindAsync<T>(string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ReadAsync<T>(db, key, cancellationToken);
    }

    public Task SaveAsync<T>(string key, T value, CancellationToken cancellationToken) => ChangeAsync<T>(key, _ => value, cancellationToken);

    public async Task<T> ChangeAsync<T>(string key, Func<T?, T> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Serializable takes the write lock at once on SQLite, so two changes follow each other instead of overwriting.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var value = change(await ReadAsync<T>(db, key, cancellationToken));
        var json = seal.Close(key, JsonSerializer.Serialize(value, EvidenceJson.Options));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into settings (key, value, changed) values ({key}, {json}, {clock.GetUtcNow().UtcTicks})
            on conflict (key) do update set value = excluded.value, changed = excluded.changed
            """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return value;
    }

    /// <summary>Seals the settings with secrets that were stored before they were sealed. Without the key file they stay as they are.</summary>
    /// <returns>Whether there were any: the file still holds what they were.</returns>
    public async Task<bool> SealOldAsync(CancellationToken cancellationToken)
    {
        if (!seal.CanSeal)
            return false;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var old = (await db.Settings.Where(row => seal.Names.Contains(row.Key)).ToListAsync(cancellationToken)).Where(row => !SettingSeal.IsSealed(row.Value)).ToList();
        foreach (var row in old)
            row.Value = seal.Close(row.Key, row.Value);
        await db.SaveChangesAsync(cancellationToken);
        return old.Count > 0;
    }

    async Task<T?> ReadAsync<T>(SinanDb db, string key, CancellationToken cancellationToken)
    {
        var json = await db.Settings.Where(row => row.Key == key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken);
        return json is null ? default : JsonSerializer.Deserialize<T>(seal.Open(key, json), EvidenceJson.Options);
    }
}
