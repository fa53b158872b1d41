using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

/// <summary>Takes a recurring import away. What it imported stays.</summary>
public sealed record RemoveSchedule(string Name);

/// <summary>Runs a recurring import now, whatever its due time.</summary>
public sealed record RunSchedule(string Name);

/// <summary>Lists, removes and runs recurring imports, which people know by name.</summary>
public sealed class ManageSchedulesHandler(ISchedules schedules, IJobs jobs, TimeProvider clock)
{
    /// <summary>By name.</summary>
    /// <param name="isWhole">Whether addresses are given whole, with the secrets in them: for those who may change them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<ImportSchedule>> ListAsync(bool isWhole, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = (await schedules.ListAsync(cancellationToken)).Where(IsImport).Select(s => ImportSchedule.Of(s, now));
        return [.. isWhole ? all : all.Select(s => s.Masked())];
    }

    /// <returns>What was removed. Problem: "collect.no_schedule".</returns>
    public async Task<Outcome<ImportSchedule>> HandleAsync(RemoveSchedule request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.Name, cancellationToken);
        if (found.IsOk)
            await schedules.RemoveAsync(found.Value.Id, cancellationToken);
        return found.Map(schedule => ImportSchedule.Of(schedule, clock.GetUtcNow()));
    }

    /// <returns>The number of the job. Problems: "collect.no_schedule", "workspace.key_missing", "workspace.payload_damaged".</returns>
    public async Task<Outcome<long>> HandleAsync(RunSchedule request, CancellationToken cancellationToken)
    {
        var found = await FindReadableAsync(request.Name, cancellationToken);
        return found.IsOk
            ? await jobs.EnqueueAsync(found.Value.JobKind, found.Value.Payload, found.Value.JobKey, cancellationToken)
            : found.Problem;
    }

    /// <summary>The same here and now, as the command line does.</summary>
    /// <returns>The import's result. Problems: "collect.no_schedule", "jobs.busy", "workspace.key_missing", "workspace.payload_damaged", those of the source and of the import.</returns>
    public async Task<Outcome<JsonElement>> RunHereAsync(RunSchedule request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var found = await FindReadableAsync(request.Name, cancellationToken);
        return found.IsOk
            ? await jobs.RunNowAsync(found.Value.JobKind, found.Value.Payload, found.Value.JobKey, progress, cancellationToken)
            : found.Problem;
    }

    async Task<Outcome<Schedule>> FindReadableAsync(string name, CancellationToken cancellationToken)
    {
        var found = await FindAsync(name, cancellationToken);
        return found is { IsOk: true, Value.Unreadable: { } problem } ? problem : found;
    }

    async Task<Outcome<Schedule>> FindAsync(string name, CancellationToken cancellationToken) =>
        (await schedules.ListAsync(cancellationToken)).FirstOrDefault(s => IsImport(s) && s.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : new Problem("collect.no_schedule", ProblemKind.NotFound, Fact.Of("name", name));

    static bool IsImport(Schedule schedule) => schedule.JobKind == RecurringImportJob.JobKind;
}
