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
    /// <summary>First run; when null, now for a new one, and an old one keeps its rhythm.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The source is an address of this machine, and that is meant.</summary>
    public bool AllowsLoopback { get; init; }
}

public sealed class ScheduleImportHandler(ISchedules schedules, TimeProvider clock)
{
    const int MostNameCharacters = 80;

    /// <returns>The schedule. Problems: "collect.schedule_name", "collect.schedule_grace", "collect.schedule_source", "collect.schedule_taken", "schedules.too_often", "workspace.key_missing".</returns>
    public async Task<Outcome<Schedule>> HandleAsync(ScheduleImport request, CancellationToken cancellationToken)
    {
        if (request.Name.Trim().Length is 0 or > MostNameCharacters)
            return new Problem("collect.schedule_name", ProblemKind.Invalid);
        if (request.Grace < TimeSpan.Zero)
            return new Problem("collect.schedule_grace", ProblemKind.Invalid);
        if (!RecurringSource.IsKnown(request.Source))
            return new Problem("collect.schedule_source", ProblemKind.Invalid, Fact.Of("source", ShownAddress.Of(request.Source)));
        // Names are unique: the same name again changes the recurring import; a name that other work has is not taken from it.
        var known = (await schedules.ListAsync(cancellationToken)).FirstOrDefault(s => s.Name.Equals(request.Name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (known is not null && known.JobKind != RecurringImportJob.JobKind)
            return new Problem("collect.schedule_taken", ProblemKind.Conflict, Fact.Of("name", known.Name));
        var now = clock.GetUtcNow();
        var start = request.Start ?? (known is not null && known.Every == request.Every && known.NextDue > now ? known.NextDue : now);
        var work = new RecurringWork(request.Name.Trim(), request.Source.Trim(), request.Kind, request.Reading, request.AllowsLoopback);
        var payload = JsonSerializer.SerializeToElement(work, EvidenceJson.Options);
        return await schedules.SaveAsync(
            new Schedule(known?.Id ?? 0, known?.Name ?? request.Name.Trim(), RecurringImportJob.JobKind, payload, request.Every, request.Grace, IsEnabled: true, start, start, null, null), cancellationToken);
    }
}
