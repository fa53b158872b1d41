using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

/// <summary>Imports from a folder, an address or a query again and again.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Source">A path or glob of files, an http(s) address, or a read-only SQL statement over Parquet or CSV files (begins with SELECT or WITH).</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Every">Distance between two runs, at least a minute.</param>
/// <param name="Grace">How long after its due time a run may still succeed before it is late.</param>
/// <param name="Reading">How the files are read.</param>
public sealed record ScheduleImport(string Name, string Source, ImportKind Kind, TimeSpan Every, TimeSpan Grace, ImportRequest Reading)
{
    /// <summary>First run; now when null.</summary>
    public DateTimeOffset? Start { get; init; }
}

public sealed class ScheduleImportHandler(ISchedules schedules, TimeProvider clock)
{
    /// <returns>The schedule. Problems: "collect.schedule_name", "collect.schedule_source", "collect.schedule_taken", "schedules.too_often".</returns>
    public async Task<Outcome<Schedule>> HandleAsync(ScheduleImport request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            return new Problem("collect.schedule_name", ProblemKind.Invalid);
        if (!RecurringSource.IsKnown(request.Source))
            return new Problem("collect.schedule_source", ProblemKind.Invalid, Fact.Of("source", request.Source));
        // Names are unique: the same name again changes the recurring import; a name that other work has is not taken from it.
        var known = (await schedules.ListAsync(cancellationToken)).FirstOrDefault(s => s.Name.Equals(request.Name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (known is not null && known.JobKind != RecurringImportJob.JobKind)
            return new Problem("collect.schedule_taken", ProblemKind.Conflict, Fact.Of("name", known.Name));
        var start = request.Start ?? clock.GetUtcNow();
        var payload = JsonSerializer.SerializeToElement(new RecurringWork(request.Name.Trim(), request.Source.Trim(), request.Kind, request.Reading), EvidenceJson.Options);
        return await schedules.SaveAsync(
            new Schedule(known?.Id ?? 0, known?.Name ?? request.Name.Trim(), RecurringImportJob.JobKind, payload, request.Every, request.Grace, IsEnabled: true, start, start, null, null), cancellationToken);
    }
}

/// <summary>What a recurring import works on.</summary>
public sealed record RecurringWork(string Name, string Source, ImportKind Kind, ImportRequest Reading);

/// <summary>Fetches the source of a recurring import and imports it. Rows that are there already are not added again.</summary>
public sealed class RecurringImportJob(RecurringSource source, IImporter importer, IQuality quality) : IJobHandler
{
    public const string JobKind = "RecurringImport";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var work = payload.Deserialize<RecurringWork>(EvidenceJson.Options)!;
        var fetched = await source.FetchAsync(work.Source, cancellationToken);
        if (!fetched.IsOk)
            return fetched.Problem;
        var (files, isCopy) = fetched.Value;
        var request = work.Reading with { Files = files, SourceName = work.Name, DeleteAfterCommit = isCopy };
        var outcome = await importer.ImportAsync(work.Kind, request, progress, cancellationToken);
        if (outcome.IsOk)
            await quality.ReportAsync(progress, cancellationToken);
        return outcome.Map(result => JsonSerializer.SerializeToElement(result, EvidenceJson.Options));
    }
}
