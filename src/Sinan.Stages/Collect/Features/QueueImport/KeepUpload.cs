using Sinan.Stages.Collect.Data.Import;

namespace Sinan.Stages.Collect.Features.QueueImport;

/// <summary>Keeps a file that somebody sent until its import is committed.</summary>
/// <param name="Upload">Id of the upload it belongs to; null for a new one.</param>
/// <param name="Name">File name as given.</param>
/// <param name="Content">Read to its end.</param>
public sealed record KeepUpload(string? Upload, string Name, Stream Content);

public sealed class KeepUploadHandler(Uploads uploads)
{
    /// <returns>The id of the upload.</returns>
    public Task<string> HandleAsync(KeepUpload request, CancellationToken cancellationToken) =>
        uploads.SaveAsync(request.Upload, request.Name, request.Content, cancellationToken);
}
