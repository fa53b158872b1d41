using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.ShowInitiativeDocument;

public sealed class ShowInitiativeDocumentHandler(DocumentMatterReader reader, IDocumentVersions versions, IEvidenceStore evidence, TextCatalog texts)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.document.unknown", "deliver.document.no_version".</returns>
    public async Task<Outcome<DocumentReport>> HandleAsync(ShowInitiativeDocument request, CancellationToken cancellationToken)
    {
        if (DocumentTable.Find(request.Code) is not { } document)
            return DeliverDesk.NoDocument(request.Code);
        var matter = await reader.ReadAsync(request.Id, cancellationToken);
        if (!matter.IsOk)
            return matter.Problem;
        var all = await versions.ListAsync(request.Id, request.Code, cancellationToken);
        var shown = request.Version is { } number ? all.FirstOrDefault(v => v.Number == number) : all.FirstOrDefault();
        if (shown is null && request.Version is not null)
            return new Problem("deliver.document.no_version", ProblemKind.NotFound);
        var now = DocumentComposer.Compose(document, matter.Value);
        var against = all.FirstOrDefault(v => !v.Signatures.IsEmpty) ?? all.FirstOrDefault();
        var changes = against is null ? [] : FactChanges.Between(await versions.FactsAsync(request.Id, request.Code, against.Number, cancellationToken), StatedFacts.Of(now.Body), texts);
        // The changes show figures as they are now, so their evidence has to be there.
        await evidence.SaveAsync(matter.Value.Work.Proofs.Made, cancellationToken);
        return new DocumentReport(
            Sentence(now, against, changes.Length), request.Id, matter.Value.Initiative.Title, document.Code, document.Stage, now.State, now.Parts, now.Missing, shown, all, against, changes);
    }

    static Phrase Sentence(ComposedDocument now, DocumentVersion? against, int changes)
    {
        var (parts, missing) = (Fact.Count("parts", now.Parts), Fact.Count("missing", now.Missing.Length));
        if (against is null)
            return new Phrase("deliver.paper.answer.unwritten", parts, missing);
        var (version, changed) = (Fact.Count("version", against.Number), Fact.Count("changed", changes));
        if (against.Signatures.IsEmpty)
            return new Phrase(changes == 0 ? "deliver.paper.answer.unsigned" : "deliver.paper.answer.unsigned.changed", version, parts, missing, changed);
        return new Phrase(
            changes == 0 ? "deliver.paper.answer.signed" : "deliver.paper.answer.signed.changed", version, Fact.Of("by", against.Signatures[0].By), Fact.Date("at", against.Signatures[0].At), changed);
    }
}
