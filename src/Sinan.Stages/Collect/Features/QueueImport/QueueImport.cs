using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Features.QueueImport;

/// <summary>Imports an upload in the background, its columns read as a person confirmed.</summary>
/// <param name="Upload">Id of the upload.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Roles">One role for each column, in file order; empty to have all recognised.</param>
public sealed record QueueImport(string Upload, ImportKind Kind, ImmutableArray<string> Roles)
{
    public string? EventName { get; init; }

    public string? Table { get; init; }

    public string? Zone { get; init; }

    public string? TimeFormat { get; init; }
}

public sealed class QueueImportHandler(Uploads uploads, IJobs jobs)
{
    /// <returns>The job's number. Problems: "collect.no_upload", "collect.unchosen_role".</returns>
    public async Task<Outcome<long>> HandleAsync(QueueImport request, CancellationToken cancellationToken)
    {
        var files = uploads.FilesOf(request.Upload);
        if (files.Count == 0)
            return new Problem("collect.no_upload", ProblemKind.NotFound);
        if (!request.Roles.IsDefaultOrEmpty)
        {
            foreach (var role in ColumnRecognition.Needed(request.Kind))
            {
                if (!request.Roles.Contains(ColumnRoles.NameOf(role)))
                    return new Problem("collect.unchosen_role", ProblemKind.Invalid, Fact.Of("role", new Phrase("collect.role." + ColumnRoles.NameOf(role))));
            }
        }

        var work = new ImportWork(request.Kind, new ImportRequest([.. files])
        {
            Map = MapOf(request.Kind, request.Roles),
            EventName = Given(request.EventName),
            Table = Given(request.Table),
            Zone = Given(request.Zone),
            TimeFormat = Given(request.TimeFormat),
            DeleteAfterCommit = true,
        });
        return await jobs.EnqueueAsync(ImportJob.JobKind, work, ImportJob.JobKind + request.Upload, cancellationToken);
    }

    /// <summary>Every role of the kind is settled: by the column that has it, or switched off.</summary>
    static ImmutableDictionary<string, string> MapOf(ImportKind kind, ImmutableArray<string> roles) => roles.IsDefaultOrEmpty
        ? ImmutableDictionary<string, string>.Empty
        : ColumnRecognition.OfferedFor(kind).Select(ColumnRoles.NameOf).ToImmutableDictionary(
            role => role,
            role => roles.IndexOf(role) is var place and >= 0 ? (place + 1).ToString(CultureInfo.InvariantCulture) : "");

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
