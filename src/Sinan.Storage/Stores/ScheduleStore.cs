using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class ScheduleStore(IDbContextFactory<SinanDb> databases, IJobs jobs, SecretSeal seal, TimeProvider clock, ILogger<ScheduleStore> log) : ISchedules
{
    public async Task<Outcome<Schedule>> SaveAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        if (schedule.Every < TimeSpan.FromMinutes(1))
            return new Problem("schedules.too_often", ProblemKind.Invalid, Fact.Of("name", schedule.Name));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = schedule.Id == 0 ? null : await db.Schedules.FindAsync([schedule.Id], cancellationToken);
        if (row is null)
        {
            row = new ScheduleRow
            {
                Name = schedule.Name, JobKind = schedule.JobKind, Payload = "", Every = schedule.Every, Grace = schedule.Grace,
                IsEnabled = schedule.IsEnabled, NextDue = schedule.NextDue, Since = schedule.NextDue,
            };
            db.Schedules.Add(row);
        }

        try
        {
            // A payload that could not be read stays as it is stored.
            var payload = schedule.Unreadable is null ? seal.ClosePayload(schedule.JobKind, schedule.Payload.GetRawText()) : row.Payload;
            (row.Name, row.JobKind, row.Payload) = (schedule.Name, schedule.JobKind, payload);
        }
        catch (ProblemException keyless)
        {
            return keyless.Problem;
        }

        (row.Every, row.Grace, row.IsEnabled, row.NextDue) = (schedule.Every, schedule.Grace, schedule.IsEnabled, schedule.NextDue);
        await db.SaveChangesAsync(cancellationToken);
        return await ReadAsync(db, row, cancellationToken);
    }

    public async Task<IReadOnlyList<Schedule>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var schedules = new List<Schedule>();
        foreach (var row in await db.Schedules.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken))
            schedules.Add(await ReadAsync(db, row, cancellationToken));
        return schedules;
    }

    public async Task<bool> RemoveAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Schedules.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await db.Schedules.Where(row => row.IsEnabled && row.NextDue <= now).ToListAsync(cancellationToken);
        var enqueued = 0;
        foreach (var row in due)
        {
            if (await EnqueueAsync(row, cancellationToken))
            {
                row.LastRun = now;
                enqueued++;
            }

            // Runs missed while nothing was up are made once; the rhythm stays that of the first due time.
            var missed = (now - row.NextDue).Ticks / row.Every.Ticks;
            row.NextDue += row.Every * (missed + 1);
            await db.SaveChangesAsync(cancellationToken);
        }

        return enqueued;
    }

    /// <summary>Hands the payload on as it is stored: what is sealed is opened where the job runs, and without the key file that job says so.</summary>
    /// <returns>False for a row that is broken, and without the key file for secrets that an older version stored in clear: they are not written in clear once more. The others go on.</returns>
    async Task<bool> EnqueueAsync(ScheduleRow row, CancellationToken cancellationToken)
    {
        try
        {
            using var payload = JsonDocument.Parse(row.Payload);
            await jobs.EnqueueAsync(row.JobKind, payload.RootElement, Schedule.KeyOf(row.Id), cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is ProblemException or JsonException)
        {
            ScheduleLog.NotEnqueued(log, row.Name, (failure as ProblemException)?.Problem.Code ?? WorkspaceProblems.PayloadDamaged(row.Name).Code);
            return false;
        }
    }

    async Task<Schedule> ReadAsync(SinanDb db, ScheduleRow row, CancellationToken cancellationToken)
    {
        var schedule = Read(row);
        var key = schedule.JobKey;
        return schedule with { LastSuccess = await db.Jobs.Where(job => job.DedupeKey == key && job.State == JobState.Done).MaxAsync(job => job.Ended, cancellationToken) };
    }

    Schedule Read(ScheduleRow row)
    {
        var (payload, unreadable) = (default(JsonElement), default(Problem));
        try
        {
            using var opened = JsonDocument.Parse(seal.OpenPayload(row.JobKind, row.Payload, row.Name));
            payload = opened.RootElement.Clone();
        }
        catch (Exception failure) when (failure is ProblemException or JsonException)
        {
            // The others can still be listed and run, and this one can be removed or entered again.
            unreadable = (failure as ProblemException)?.Problem ?? WorkspaceProblems.PayloadDamaged(row.Name);
        }

        return new Schedule(row.Id, row.Name, row.JobKind, payload, row.Every, row.Grace, row.IsEnabled, row.NextDue, row.Since, row.LastRun, LastSuccess: null) { Unreadable = unreadable };
    }
}

static partial class ScheduleLog
{
    [LoggerMessage(2003, LogLevel.Error, "Schedule {Name} is due and could not be enqueued: {Code}")]
    public static partial void NotEnqueued(ILogger log, string name, string code);
}
