using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Features.WriteDocuments;

/// <summary>Fills the templates with what the stages found, in both languages and every format.</summary>
public sealed class WriteDocumentsHandler(SourcesReader reader, DocumentPress press, IEvidenceStore evidence, ISnapshots snapshots) : IDocuments
{
    public async Task<DocumentSet?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<DocumentSet>(DocumentSet.SnapshotKind, cancellationToken))?.Value;

    public async Task<Outcome<DocumentSet>> WriteAsync(WriteRequest request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var wanted = DocumentFormats.Read(request.Formats);
        if (!wanted.IsOk)
            return wanted.Problem;

        progress.Report(new Phrase("deliver.progress.gather"), 0);
        var sources = await reader.ReadAsync(cancellationToken);
        if (sources.Needs is null && sources.Quality is null)
            return new Problem("deliver.documents.nothing_found", ProblemKind.NotEnough);
        var counts = new CountProofs(sources.Data, sources.At);
        var documents = new List<Document>();
        if (sources.Needs is { } ranked)
            documents.Add(NeedList.Compose(ranked, sources));
        if (sources.Quality is { } report)
            documents.Add(Feasibility.Compose(report, sources, counts));
        await evidence.SaveAsync(counts.Made, cancellationToken);

        var files = new List<DocumentFile>();
        foreach (var document in documents)
        {
            foreach (var lang in Lang.All)
            {
                progress.Report(new Phrase("deliver.progress.write", Fact.Of("title", document.Title)), files.Count / (2.0 * documents.Count * DocumentFormats.All.Length));
                var printed = await press.PrintAsync(document, lang, cancellationToken);
                var kept = await press.KeepAsync(printed, cancellationToken);
                files.AddRange(request.Directory is { } directory ? await press.CopyAsync(kept, wanted.Value, directory, "", cancellationToken) : kept);
            }
        }

        var set = new DocumentSet(sources.Data, sources.At, [.. files]);
        // The workspace keeps every format, as its pages offer them; the caller gets what was asked for.
        await snapshots.SaveAsync(DocumentSet.SnapshotKind, set, sources.Data, cancellationToken);
        return set with { Documents = [.. files.Where(f => wanted.Value.Contains(f.Format))] };
    }
}
