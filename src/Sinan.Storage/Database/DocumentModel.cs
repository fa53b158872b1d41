using Microsoft.EntityFrameworkCore;

namespace Sinan.Storage;

/// <summary>The tables of the documents of initiatives.</summary>
static class DocumentModel
{
    public static void MapDocuments(this ModelBuilder model)
    {
        model.Entity<DocumentVersionRow>().ToTable("document_versions").HasIndex(row => new { row.InitiativeId, row.Document, row.Number }).IsUnique();
        model.Entity<DocumentSignatureRow>().ToTable("document_signatures").HasIndex(row => new { row.VersionId, row.Account }).IsUnique();
    }
}
