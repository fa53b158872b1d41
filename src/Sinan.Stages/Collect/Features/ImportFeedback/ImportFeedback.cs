using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ImportFeedback;

/// <summary>Brings comments, reviews and answers into the record.</summary>
public sealed record ImportFeedback(ImportRequest Files);

public sealed class ImportFeedbackHandler(IImporter importer)
{
    public Task<Outcome<ImportResult>> HandleAsync(ImportFeedback request, IProgressSink progress, CancellationToken cancellationToken) =>
        importer.ImportAsync(ImportKind.Feedback, request.Files, progress, cancellationToken);
}
