using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Templates;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Features.WriteDocuments;

/// <summary>Fills the templates with what the stages found, in both languages and every format.</summary>
public sealed class WriteDocumentsHandler(
    IQuality quality, ISegments segments, IThemes themes, INeeds needs, IGroupComparisons comparisons,
    IDataVersions versions, IEvidenceStore evidence, IBlobs blobs, ISnapshots snapshots, TextCatalog texts, IWorkspace workspace, TimeProvider clock) : IDocuments
{
    static readonly ImmutableArray<string> formats = ["md", "html", "docx"];

    public async Task<DocumentSet?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<DocumentSet>(DocumentSet.SnapshotKind, cancellationToken))?.Value;

    public async Task<Outcome<DocumentSet>> WriteAsync(WriteRequest request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var wanted = request.Formats.IsDefaultOrEmpty ? formats : request.Formats;
        if (wanted.FirstOrDefault(f => !formats.Contains(f)) is { } unknown)
            return new Problem("deliver.format.unknown", ProblemKind.Invalid, Fact.Of("format", unknown), Fact.Of("known", string.Join(", ", formats)));

        progress.Report(new Phrase("deliver.progress.gather"), 0);
        var sources = await GatherAsync(cancellationToken);
        if (sources.Needs is null && sources.Quality is null)
            return new Problem("deliver.documents.nothing_found", ProblemKind.NotEnough);
        var counts = new CountProofs(sources.Data, sources.At);
        var documents = new List<Document>();
        if (sources.Needs is { } ranked)
            documents.Add(NeedList.Compose(ranked, sources));
        if (sources.Quality is { } report)
            documents.Add(Feasibility.Compose(report, sources, counts));
        await evidence.SaveAsync(counts.Made, cancellationToken);
        var own = counts.Made.ToDictionary(e => e.Id);

        var files = new List<DocumentFile>();
        foreach (var document in documents)
        {
            foreach (var lang in Lang.All)
            {
                progress.Report(new Phrase("deliver.progress.write", Fact.Of("title", document.Title)), files.Count / (2.0 * documents.Count * formats.Length));
                files.AddRange(await WriteAsync(document, lang, wanted, own, request.Directory, cancellationToken));
            }
        }

        var set = new DocumentSet(sources.Data, sources.At, [.. files]);
        // The workspace keeps every format, as its pages offer them; the caller gets what was asked for.
        await snapshots.SaveAsync(DocumentSet.SnapshotKind, set, sources.Data, cancellationToken);
        return set with { Documents = [.. files.Where(f => wanted.Contains(f.Format))] };
    }

    async Task<IReadOnlyList<DocumentFile>> WriteAsync(
        Document document, Lang lang, ImmutableArray<string> wanted, Dictionary<EvidenceId, Evidence> own, string? directory, CancellationToken cancellationToken)
    {
        var setter = new Typesetter(new Localizer(texts, lang, workspace.Zone));
        var page = setter.Set(document);
        var proofs = new Dictionary<EvidenceId, Evidence>(own);
        foreach (var id in setter.References.Where(id => !own.ContainsKey(id)))
        {
            if (await evidence.FindAsync(id, cancellationToken) is { } proof)
                proofs[id] = proof;
        }

        page = page with { Blocks = [.. page.Blocks, .. setter.Appendix(proofs)] };
        var files = new List<DocumentFile>();
        foreach (var format in formats)
        {
            var bytes = format switch
            {
                "md" => MarkdownRenderer.Render(page),
                "html" => HtmlRenderer.Render(page),
                _ => DocxRenderer.Render(page),
            };
            var address = await blobs.PutAsync(new MemoryStream(bytes), cancellationToken);
            var path = address;
            if (directory is not null && wanted.Contains(format))
            {
                Directory.CreateDirectory(directory);
                path = Path.Combine(directory, $"{document.Name}.{lang.Code}.{format}");
                await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            }

            files.Add(new DocumentFile(document.Name, page.Title.Plain, path, lang.Code, format, address, setter.Facts, setter.Unsupported));
        }

        return files;
    }

    async Task<Sources> GatherAsync(CancellationToken cancellationToken)
    {
        var ranked = await needs.LatestAsync(cancellationToken);
        var proofs = new Dictionary<EvidenceId, Evidence>();
        foreach (var reason in ranked?.Needs.SelectMany(n => n.Evidence) ?? [])
        {
            if (await evidence.FindAsync(reason.Id, cancellationToken) is { } proof)
                proofs[reason.Id] = proof;
        }

        return new Sources(
            await versions.CurrentAsync(cancellationToken), clock.GetUtcNow(), await quality.LatestAsync(cancellationToken), await segments.LatestAsync(cancellationToken),
            await themes.LatestAsync(cancellationToken), ranked, await comparisons.LatestAsync(cancellationToken), proofs);
    }
}
