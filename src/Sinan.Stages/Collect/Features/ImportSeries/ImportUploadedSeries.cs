using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;

namespace Sinan.Stages.Collect.Features.ImportSeries;

/// <summary>The same for a file that somebody sends.</summary>
/// <param name="FileName">Its name as given.</param>
/// <param name="Name">Name of the series.</param>
/// <param name="Content">Read to its end.</param>
public sealed record ImportUploadedSeries(string FileName, string Name, Stream Content)
{
    /// <summary>Column of the times; recognised when null.</summary>
    public string? Time { get; init; }

    /// <summary>Column of the numbers; recognised when null.</summary>
    public string? Value { get; init; }
}

public sealed class ImportUploadedSeriesHandler(Uploads uploads, ImportSeriesHandler importer)
{
    /// <returns>Problems: those of <see cref="ImportSeriesHandler"/>.</returns>
    public async Task<Outcome<SeriesInfo>> HandleAsync(ImportUploadedSeries request, CancellationToken cancellationToken)
    {
        var upload = await uploads.SaveAsync(null, request.FileName, request.Content, cancellationToken);
        var path = uploads.FilesOf(upload)[0];
        try
        {
            return await importer.HandleAsync(new ImportSeries(path, request.Name) { Time = request.Time, Value = request.Value }, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
