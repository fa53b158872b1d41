using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Sets documents in one language, renders them in every format and keeps the files. The evidence that they cite has to be kept before.</summary>
public sealed class DocumentPress(IEvidenceStore evidence, IBlobs blobs, TextCatalog texts, IWorkspace workspace)
{
    internal async Task<PrintedDocument> PrintAsync(Document document, Lang lang, CancellationToken cancellationToken)
    {
        var setter = new Typesetter(new Localizer(texts, lang, workspace.Zone));
        var page = setter.Set(document);
        var references = setter.References.ToImmutableArray();
        var proofs = new Dictionary<EvidenceId, Evidence>();
        foreach (var id in references)
        {
            if (await evidence.FindAsync(id, cancellationToken) is { } proof)
                proofs[id] = proof;
        }

        return new PrintedDocument(
            page with { Blocks = [.. page.Blocks, .. setter.Appendix(proofs)] }, PlainText.Lines(page), references, setter.Facts, setter.Unsupported, setter.Uncited);
    }

    /// <summary>Keeps a printed document in every format.</summary>
    internal async Task<ImmutableArray<DocumentFile>> KeepAsync(PrintedDocument printed, CancellationToken cancellationToken)
    {
        var (page, files) = (printed.Page, ImmutableArray.CreateBuilder<DocumentFile>());
        foreach (var format in DocumentFormats.All)
        {
            var address = await blobs.PutAsync(new MemoryStream(DocumentFormats.Render(page, format)), cancellationToken);
            files.Add(new DocumentFile(page.Name, page.Title.Plain, address, page.Lang.Code, format, address, printed.Facts, printed.Unsupported));
        }

        return files.ToImmutable();
    }

    /// <summary>Copies the wanted formats into a directory, which is made when it is not there.</summary>
    /// <param name="files">Files kept.</param>
    /// <param name="wanted">Formats.</param>
    /// <param name="directory">Absolute path.</param>
    /// <param name="mark">Between name and language in the name of a copy: ".v2".</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>The files, those copied with the path of their copy.</returns>
    internal async Task<ImmutableArray<DocumentFile>> CopyAsync(ImmutableArray<DocumentFile> files, ImmutableArray<string> wanted, string directory, string mark, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var copied = ImmutableArray.CreateBuilder<DocumentFile>(files.Length);
        foreach (var file in files)
        {
            if (!wanted.Contains(file.Format) || await blobs.OpenAsync(file.Address, cancellationToken) is not { } content)
            {
                copied.Add(file);
                continue;
            }

            var path = Path.Combine(directory, $"{file.Name}{mark}.{file.Language}.{file.Format}");
            await using (content)
            await using (var copy = File.Create(path))
                await content.CopyToAsync(copy, cancellationToken);
            copied.Add(file with { Path = path });
        }

        return copied.ToImmutable();
    }

    /// <summary>The body of a page kept as HTML, to stand inside another page; null when it is gone. Our own renderer wrote it and escaped all that people said.</summary>
    internal async Task<string?> BodyAsync(string address, CancellationToken cancellationToken)
    {
        if (await blobs.OpenAsync(address, cancellationToken) is not { } content)
            return null;
        using var reader = new StreamReader(content);
        var page = await reader.ReadToEndAsync(cancellationToken);
        var (from, to) = (page.IndexOf("<main>", StringComparison.Ordinal), page.LastIndexOf("</main>", StringComparison.Ordinal));
        return page[(from + "<main>".Length)..to];
    }
}
