using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Features.PreviewImport;

/// <summary>Shows how the files would be read, before anything is.</summary>
public sealed record PreviewImport(ImportKind Kind, ImportRequest Files);

/// <summary>What was recognised in one file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Reading">Format and encoding.</param>
/// <param name="HasHeader">The first row holds names.</param>
/// <param name="Columns">Every column with its role and three examples.</param>
public sealed record FilePreview(string File, string Reading, bool HasHeader, ImmutableArray<ColumnChoice> Columns);

/// <summary>What was recognised in all files.</summary>
/// <param name="Files">One for each file.</param>
/// <param name="EventName">Name that rows without an event column will get.</param>
/// <param name="Missing">Needed roles that no column was taken for: people have to choose.</param>
public sealed record ImportPreview(ImmutableArray<FilePreview> Files, string? EventName, ImmutableArray<ColumnRole> Missing);

/// <summary>The same for an upload. Problem besides those of a plan: "collect.no_upload".</summary>
public sealed record PreviewUpload(string Upload, ImportKind Kind);

public sealed class PreviewImportHandler(ImportPlanner planner, Uploads uploads)
{
    public async Task<Outcome<ImportPreview>> HandleAsync(PreviewUpload request, CancellationToken cancellationToken) =>
        uploads.FilesOf(request.Upload) is { Count: > 0 } files
            ? await HandleAsync(new PreviewImport(request.Kind, new ImportRequest([.. files])), cancellationToken)
            : new Problem("collect.no_upload", ProblemKind.NotFound);

    public Task<Outcome<ImportPreview>> HandleAsync(PreviewImport request, CancellationToken cancellationToken) =>
        Task.Run(() => planner.Plan(request.Kind, request.Files, isDraft: true).Map(Preview), cancellationToken);

    static ImportPreview Preview(ImportPlan plan) => new(
        [.. plan.Files.Select(f => new FilePreview(f.File.Name, f.File.Reading, f.File.HasHeader, [.. f.Guesses.Select(g => ColumnChoices.Of(f, g))]))],
        plan.EventName,
        [.. ColumnRecognition.Needed(plan.Kind).Where(role => plan.Files.Any(f => f.Column(role) < 0))]);
}
