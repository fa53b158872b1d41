using Sinan.Kernel;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>Brings files into the record.</summary>
public interface IImporter
{
    Task<Outcome<ImportResult>> ImportAsync(ImportKind kind, ImportRequest request, IProgressSink progress, CancellationToken cancellationToken);
}
