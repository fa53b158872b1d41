using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class SettingStore(IDbContextFactory<SinanDb> databases, SecretSeal seal, TimeProvider clock) : ISettings
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
        var json = seal.CloseSetting(key, JsonSerializer.Serialize(value, EvidenceJson.Options));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into settings (key, value, changed) values ({key}, {json}, {clock.GetUtcNow().UtcTicks})
            on conflict (key) do update set value = excluded.value, changed = excluded.changed
            """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return value;
    }

    async Task<T?> ReadAsync<T>(SinanDb db, string key, CancellationToken cancellationToken)
    {
        var json = await db.Settings.Where(row => row.Key == key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken);
        return json is null ? default : JsonSerializer.Deserialize<T>(seal.OpenSetting(key, json), EvidenceJson.Options);
    }
}
