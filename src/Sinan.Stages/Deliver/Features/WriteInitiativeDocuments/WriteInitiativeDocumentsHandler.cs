using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;

public sealed class WriteInitiativeDocumentsHandler(
    DocumentMatterReader reader, DocumentPress press, IDocumentVersions versions, IEvidenceStore evidence, IBlobs blobs, IAudit audit, TimeProvider clock)
{
    /// <returns>The newest version of each. Problems: "deliver.initiative.not_found", "deliver.document.unknown", "deliver.format.unknown".</returns>
    public async Task<Outcome<ImmutableArray<DocumentVersion>>> HandleAsync(WriteInitiativeDocuments request, CancellationToken cancellationToken)
    {
        if (request.Codes.FirstOrDefault(c => DocumentTable.Find(c) is null) is { } unknown)
            return DeliverDesk.NoDocument(unknown);
        var formats = DocumentFormats.Read(request.Formats);
        if (!formats.IsOk)
            return formats.Problem;
        request.Progress.Report(new Phrase("deliver.progress.gather"), 0);
        var matter = await reader.ReadAsync(request.Id, cancellationToken);
        if (!matter.IsOk)
            return matter.Problem;

        var asked = DocumentTable.All.Where(d => request.Codes.IsEmpty || request.Codes.Contains(d.Code)).ToList();
        var composed = asked.ConvertAll(document => DocumentComposer.Compose(document, matter.Value));
        // Before printing: the appendix tells what is cited.
        await evidence.SaveAsync(matter.Value.Work.Proofs.Made, cancellationToken);
        var written = ImmutableArray.CreateBuilder<DocumentVersion>();
        foreach (var document in composed)
        {
            request.Progress.Report(new Phrase("deliver.progress.write", Fact.Of("title", document.Body.Title)), written.Count / (double)asked.Count);
            var version = await versions.AddAsync(await PrintAsync(document, matter.Value, request.Actor, cancellationToken), StatedFacts.Of(document.Body), cancellationToken);
            await audit.RecordAsync(request.Actor, nameof(WriteInitiativeDocuments), string.Create(CultureInfo.InvariantCulture, $"{request.Id} {version.Document} {version.Number}"), cancellationToken);
            if (request.Directory is { } directory)
                version = version with { Files = await press.CopyAsync(version.Files, formats.Value, directory, string.Create(CultureInfo.InvariantCulture, $".v{version.Number}"), cancellationToken) };
            written.Add(version);
        }

        return written.ToImmutable();
    }

    async Task<DocumentVersion> PrintAsync(ComposedDocument document, DocumentMatter matter, string actor, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<Contracts.DocumentFile>();
        var lines = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var lang in Lang.All)
        {
            var printed = await press.PrintAsync(document.Body, lang, cancellationToken);
            files.AddRange(await press.KeepAsync(printed, cancellationToken));
            var text = Encoding.UTF8.GetBytes(string.Join('\n', printed.Lines));
            lines.Add(lang.Code, await blobs.PutAsync(new MemoryStream(text), cancellationToken));
            hash.AppendData(text);
        }

        return new DocumentVersion
        {
            Initiative = matter.Initiative.Id, Document = document.Body.Name, At = clock.GetUtcNow(), By = actor, Fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset()), Data = matter.Found.Data,
            Parts = document.Parts, Missing = document.Missing, Files = files.ToImmutable(), Lines = lines.ToImmutable(),
        };
    }
}
