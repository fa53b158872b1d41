using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Storage;

sealed class DocumentVersionStore(IDbContextFactory<SinanDb> databases) : IDocumentVersions
{
    /// <summary>A version without what it says: that is long and seldom needed.</summary>
    sealed record Head(long Id, string Content, int Number);

    public Task<ImmutableArray<DocumentVersion>> ListAsync(long initiative, CancellationToken cancellationToken) =>
        ListAsync(rows => rows.Where(row => row.InitiativeId == initiative), cancellationToken);

    public Task<ImmutableArray<DocumentVersion>> ListAsync(long initiative, string document, CancellationToken cancellationToken) =>
        ListAsync(rows => rows.Where(row => row.InitiativeId == initiative && row.Document == document), cancellationToken);

    public async Task<ImmutableArray<StatedFact>> FactsAsync(long initiative, string document, int number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var facts = await db.DocumentVersions.Where(row => row.InitiativeId == initiative && row.Document == document && row.Number == number).Select(row => row.Facts).FirstOrDefaultAsync(cancellationToken);
        return facts is null ? [] : JsonSerializer.Deserialize<ImmutableArray<StatedFact>>(facts, EvidenceJson.Options);
    }

    public async Task<DocumentVersion> AddAsync(DocumentVersion version, ImmutableArray<StatedFact> facts, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Serializable takes the write lock at once on SQLite, so of two writers the second sees the version of the first.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var newest = await NewestAsync(db, version.Initiative, version.Document, cancellationToken);
        if (newest?.Fingerprint == version.Fingerprint)
            return await ReadAsync(db, newest, cancellationToken);
        var row = new DocumentVersionRow
        {
            InitiativeId = version.Initiative, Document = version.Document, Number = (newest?.Number ?? 0) + 1, Fingerprint = version.Fingerprint,
            Content = JsonSerializer.Serialize(version with { Signatures = [] }, EvidenceJson.Options), Facts = JsonSerializer.Serialize(facts, EvidenceJson.Options),
        };
        db.DocumentVersions.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return VersionOf(new Head(row.Id, row.Content, row.Number), []);
    }

    public async Task<Outcome<DocumentVersion>> SignAsync(long initiative, string document, int number, DocumentSignature signature, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await NewestAsync(db, initiative, document, cancellationToken) is not { } newest)
            return new Problem("deliver.document.no_version", ProblemKind.NotFound);
        if (newest.Number != number)
            return new Problem("deliver.document.outdated", ProblemKind.Conflict, Fact.Count("version", number), Fact.Count("newest", newest.Number));
        if (await db.DocumentSignatures.AnyAsync(row => row.VersionId == newest.Id && row.Account == signature.By, cancellationToken))
            return new Problem("deliver.document.signed", ProblemKind.Conflict, Fact.Of("by", signature.By), Fact.Count("version", number));
        db.DocumentSignatures.Add(new DocumentSignatureRow { VersionId = newest.Id, Account = signature.By, At = signature.At, Remark = signature.Remark });
        await db.SaveChangesAsync(cancellationToken);
        var signed = await ReadAsync(db, newest, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return signed;
    }

    public async Task<ImmutableArray<DocumentStand>> StandsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.DocumentVersions.GroupBy(row => new { row.InitiativeId, row.Document }).Select(g => new { g.Key.InitiativeId, g.Key.Document, Number = g.Max(row => row.Number) }).ToListAsync(cancellationToken);
        var signed = await db.DocumentSignatures.Join(db.DocumentVersions, name => name.VersionId, row => row.Id, (_, row) => new { row.InitiativeId, row.Document, row.Number })
            .GroupBy(row => new { row.InitiativeId, row.Document }).Select(g => new { g.Key.InitiativeId, g.Key.Document, Number = g.Max(row => row.Number) })
            .ToDictionaryAsync(row => (row.InitiativeId, row.Document), row => row.Number, cancellationToken);
        return [.. newest.Select(row => new DocumentStand(row.InitiativeId, row.Document, row.Number, signed.TryGetValue((row.InitiativeId, row.Document), out var number) ? number : null))];
    }

    async Task<ImmutableArray<DocumentVersion>> ListAsync(Func<IQueryable<DocumentVersionRow>, IQueryable<DocumentVersionRow>> which, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = which(db.DocumentVersions.AsNoTracking());
        var heads = await rows.OrderByDescending(row => row.Id).Select(row => new Head(row.Id, row.Content, row.Number)).ToListAsync(cancellationToken);
        var names = (await db.DocumentSignatures.AsNoTracking().Where(name => rows.Any(row => row.Id == name.VersionId)).OrderBy(name => name.Id).ToListAsync(cancellationToken)).ToLookup(name => name.VersionId);
        return [.. heads.Select(head => VersionOf(head, names[head.Id]))];
    }

    static Task<DocumentVersionRow?> NewestAsync(SinanDb db, long initiative, string document, CancellationToken cancellationToken) =>
        db.DocumentVersions.AsNoTracking().Where(row => row.InitiativeId == initiative && row.Document == document).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);

    static async Task<DocumentVersion> ReadAsync(SinanDb db, DocumentVersionRow row, CancellationToken cancellationToken) => VersionOf(
        new Head(row.Id, row.Content, row.Number), await db.DocumentSignatures.AsNoTracking().Where(name => name.VersionId == row.Id).OrderBy(name => name.Id).ToListAsync(cancellationToken));

    static DocumentVersion VersionOf(Head head, IEnumerable<DocumentSignatureRow> names) => JsonSerializer.Deserialize<DocumentVersion>(head.Content, EvidenceJson.Options)! with
    {
        Number = head.Number, Signatures = [.. names.Select(name => new DocumentSignature(name.Account, name.At, name.Remark))],
    };
}
