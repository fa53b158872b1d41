using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ImportItems;

/// <summary>Brings descriptions of items into the record.</summary>
public sealed record ImportItems(ImportRequest Files);

public sealed class ImportItemsHandler(IImporter importer)
{
    public Task<Outcome<ImportResult>> HandleAsync(ImportItems request, IProgressSink progress, CancellationToken cancellationToken) =>
        importer.ImportAsync(ImportKind.Items, request.Files, progress, cancellationToken);
}
