using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.CompareDocumentVersions;

public sealed class CompareDocumentVersionsHandler(IDocumentVersions versions, IBlobs blobs)
{
    /// <returns>Problems: "deliver.document.unknown", "deliver.document.no_version", "deliver.document.one_version".</returns>
    public async Task<Outcome<VersionComparison>> HandleAsync(CompareDocumentVersions request, CancellationToken cancellationToken)
    {
        if (DocumentTable.Find(request.Code) is null)
            return DeliverDesk.NoDocument(request.Code);
        var all = await versions.ListAsync(request.Id, request.Code, cancellationToken);
        if (all.IsEmpty)
            return new Problem("deliver.document.no_version", ProblemKind.NotFound);
        if (all.Length == 1 && request.From is null)
            return new Problem("deliver.document.one_version", ProblemKind.NotEnough);
        var to = request.To ?? all[0].Number;
        var from = request.From ?? Math.Max(1, to - 1);
        if (await LinesAsync(all, from, request.Lang, cancellationToken) is not { } older || await LinesAsync(all, to, request.Lang, cancellationToken) is not { } newer)
            return new Problem("deliver.document.no_version", ProblemKind.NotFound);
        var lines = LineDiff.Between(older, newer).Select(e => new ComparedLine(e.Edit, e.Line)).ToImmutableArray();
        return new VersionComparison(
            new Phrase(
                "deliver.compare.answer", Fact.Count("from", from), Fact.Count("to", to), Fact.Count("added", lines.Count(l => l.Edit == LineEdit.Added)), Fact.Count("removed", lines.Count(l => l.Edit == LineEdit.Removed)),
                Fact.Count("kept", lines.Count(l => l.Edit == LineEdit.Kept))),
            request.Id, request.Code, from, to, [.. all.Select(v => v.Number)], lines);
    }

    async Task<string[]?> LinesAsync(ImmutableArray<DocumentVersion> all, int number, Lang lang, CancellationToken cancellationToken)
    {
        if (all.FirstOrDefault(v => v.Number == number) is not { } version || await blobs.OpenAsync(version.Lines[lang.Code], cancellationToken) is not { } content)
            return null;
        using var reader = new StreamReader(content);
        return (await reader.ReadToEndAsync(cancellationToken)).Split('\n');
    }
}
