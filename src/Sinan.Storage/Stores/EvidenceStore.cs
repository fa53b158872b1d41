using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class EvidenceStore(IDbContextFactory<SinanDb> databases) : IEvidenceStore
{
    public async Task SaveAsync(IReadOnlyCollection<Evidence> evidence, CancellationToken cancellationToken)
    {
        if (evidence.Count == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var item in evidence)
        {
            if (item.Id == default)
                throw new ArgumentException($"The evidence of {item.Question} is not sealed: call Sealed() before saving it.", nameof(evidence));
            var content = JsonSerializer.Serialize(item, EvidenceJson.Options);
            // The id is the hash of the content: what stands there already says the same, and only learns that it was asked for again, once a day.
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into evidence (id, stage, question, content, at)
                values ({item.Id.Value}, {item.Stage}, {item.Question}, {content}, {item.At.UtcTicks})
                on conflict (id) do update set at = excluded.at where excluded.at - evidence.at > {TimeSpan.TicksPerDay}
                """, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<Evidence?> FindAsync(EvidenceId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var content = await db.Evidence.Where(row => row.Id == id.Value).Select(row => row.Content).FirstOrDefaultAsync(cancellationToken);
        return content is null ? null : JsonSerializer.Deserialize<Evidence>(content, EvidenceJson.Options);
    }

    public async Task<IReadOnlyList<Evidence>> FindAsync(IReadOnlyCollection<EvidenceId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.Select(id => id.Value).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var contents = await db.Evidence.Where(row => wanted.Contains(row.Id)).Select(row => row.Content).ToListAsync(cancellationToken);
        return [.. contents.Select(content => JsonSerializer.Deserialize<Evidence>(content, EvidenceJson.Options)!)];
    }
}
