using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Storage;

sealed class InitiativeStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : IInitiativeStore
{
    public async Task<Initiative> AddAsync(InitiativeChange added, string actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = new InitiativeRow { Content = Write(added.Now with { Created = clock.GetUtcNow() }) };
        db.Initiatives.Add(row);
        // The number is known after the first write.
        await db.SaveChangesAsync(cancellationToken);
        db.InitiativeHistory.Add(Line(row.Id, actor, added.Says));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InitiativeOf(row);
    }

    public async Task<ImmutableArray<Initiative>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Initiatives.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellationToken)).Select(InitiativeOf)];
    }

    public async Task<Initiative?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Initiatives.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? InitiativeOf(row) : null;
    }

    public async Task<Outcome<Initiative>> ChangeAsync(long id, string actor, Func<Initiative, Outcome<InitiativeChange>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Serializable takes the write lock at once on SQLite, so two changes follow each other instead of overwriting.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Initiatives.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return new Problem("deliver.initiative.not_found", ProblemKind.NotFound, Fact.Count("id", id));
        var changed = change(InitiativeOf(row));
        if (!changed.IsOk)
            return changed.Problem;
        row.Content = Write(changed.Value.Now);
        db.InitiativeHistory.Add(Line(id, actor, changed.Value.Says));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InitiativeOf(row);
    }

    public async Task<ImmutableArray<HistoryLine>> HistoryAsync(long id, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.InitiativeHistory.AsNoTracking().Where(row => row.InitiativeId == id).OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new HistoryLine(row.At, row.Actor, JsonSerializer.Deserialize<Phrase>(row.Says, EvidenceJson.Options)!))];
    }

    InitiativeHistoryRow Line(long id, string actor, Phrase says) =>
        new() { InitiativeId = id, At = clock.GetUtcNow(), Actor = actor, Says = JsonSerializer.Serialize(says, EvidenceJson.Options) };

    static Initiative InitiativeOf(InitiativeRow row) => JsonSerializer.Deserialize<Initiative>(row.Content, EvidenceJson.Options)! with { Id = row.Id };

    static string Write(Initiative initiative) => JsonSerializer.Serialize(initiative, EvidenceJson.Options);
}
