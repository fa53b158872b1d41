using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.ListInitiativeDocuments;

public sealed class ListInitiativeDocumentsHandler(DocumentMatterReader reader, IDocumentVersions versions, TextCatalog texts)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<InitiativeDocuments>> HandleAsync(ListInitiativeDocuments request, CancellationToken cancellationToken)
    {
        var matter = await reader.ReadAsync(request.Id, cancellationToken);
        if (!matter.IsOk)
            return matter.Problem;
        var written = (await versions.ListAsync(request.Id, cancellationToken)).ToLookup(v => v.Document);
        var lines = ImmutableArray.CreateBuilder<InitiativeDocumentLine>();
        foreach (var document in DocumentTable.All)
            lines.Add(await LineAsync(document, matter.Value, [.. written[document.Code]], cancellationToken));
        return new InitiativeDocuments(
            new Phrase(
                "deliver.papers.answer", Fact.Count("documents", lines.Count), Fact.Count("complete", lines.Count(l => l.State == DocumentState.Complete)), Fact.Count("written", lines.Count(l => l.Version is not null)),
                Fact.Count("signed", lines.Count(l => l.Signed is not null)), Fact.Count("changed", lines.Count(l => l.Signed is not null && l.Changed > 0))),
            request.Id, matter.Value.Initiative.Title, lines.ToImmutable());
    }

    async Task<InitiativeDocumentLine> LineAsync(WorkDocument document, DocumentMatter matter, ImmutableArray<DocumentVersion> written, CancellationToken cancellationToken)
    {
        var now = DocumentComposer.Compose(document, matter);
        var signed = written.FirstOrDefault(v => !v.Signatures.IsEmpty);
        var against = signed ?? written.FirstOrDefault();
        int? changed = against is null ? null
            : FactChanges.Between(await versions.FactsAsync(matter.Initiative.Id, document.Code, against.Number, cancellationToken), StatedFacts.Of(now.Body), texts).Length;
        return new InitiativeDocumentLine(document.Code, document.Stage, now.State, now.Parts, now.Missing.Length, written.FirstOrDefault()?.Number, signed?.Number, signed?.Signatures ?? [], changed);
    }
}
