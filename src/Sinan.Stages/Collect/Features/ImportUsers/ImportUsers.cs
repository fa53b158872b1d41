using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ImportUsers;

/// <summary>Brings attributes of users into the record.</summary>
public sealed record ImportUsers(ImportRequest Files);

public sealed class ImportUsersHandler(IImporter importer)
{
    public Task<Outcome<ImportResult>> HandleAsync(ImportUsers request, IProgressSink progress, CancellationToken cancellationToken) =>
        importer.ImportAsync(ImportKind.Users, request.Files, progress, cancellationToken);
}
