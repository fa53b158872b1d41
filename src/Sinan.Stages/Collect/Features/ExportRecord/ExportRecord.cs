using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Stages.Collect.Features.ExportRecord;

/// <summary>Copies the record to files that other tools read.</summary>
/// <param name="Format">Parquet or CSV.</param>
/// <param name="Directory">Absolute path; created when missing.</param>
public sealed record ExportRecord(ExportFormat Format, string Directory);

/// <param name="Files">What was written.</param>
/// <param name="DataVersion">Hash of the data version that was exported.</param>
/// <param name="Seconds">Work time.</param>
public sealed record ExportedRecord(ImmutableArray<ExportedFile> Files, string DataVersion, double Seconds);

public sealed class ExportRecordHandler(IRecordExport export, IDataVersions versions, TimeProvider clock)
{
    public async Task<Outcome<ExportedRecord>> HandleAsync(ExportRecord request, CancellationToken cancellationToken)
    {
        if (File.Exists(request.Directory))
            return new Problem("collect.export_not_directory", ProblemKind.Invalid, Fact.Of("path", request.Directory));
        var started = clock.GetTimestamp();
        var version = await versions.CurrentAsync(cancellationToken);
        try
        {
            var files = await export.ExportAsync(request.Format, request.Directory, cancellationToken);
            return new ExportedRecord(files, version.Hash, clock.GetElapsedTime(started).TotalSeconds);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new Problem("collect.export_not_writable", ProblemKind.Invalid, Fact.Of("path", request.Directory));
        }
    }
}
