using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ImportEvents;

/// <summary>Brings rows of behaviour (who did what when) into the record.</summary>
public sealed record ImportEvents(ImportRequest Files);

public sealed class ImportEventsHandler(IImporter importer)
{
    public Task<Outcome<ImportResult>> HandleAsync(ImportEvents request, IProgressSink progress, CancellationToken cancellationToken) =>
        importer.ImportAsync(ImportKind.Events, request.Files, progress, cancellationToken);
}
