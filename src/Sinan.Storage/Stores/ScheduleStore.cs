using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class ScheduleStore(IDbContextFactory<SinanDb> databases, IJobs jobs, TimeProvider clock) : ISchedules
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

        (row.Name, row.JobKind, row.Payload) = (schedule.Name, schedule.JobKind, schedule.Payload.GetRawText());
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
        foreach (var row in due)
        {
            var schedule = Read(row);
            await jobs.EnqueueAsync(schedule.JobKind, schedule.Payload, schedule.JobKey, cancellationToken);
            // Runs missed while nothing was up are made once; the rhythm stays that of the first due time.
            var missed = (now - row.NextDue).Ticks / row.Every.Ticks;
            row.NextDue += row.Every * (missed + 1);
            row.LastRun = now;
            await db.SaveChangesAsync(cancellationToken);
        }

        return due.Count;
    }

    static async Task<Schedule> ReadAsync(SinanDb db, ScheduleRow row, CancellationToken cancellationToken)
    {
        var schedule = Read(row);
        var key = schedule.JobKey;
        return schedule with { LastSuccess = await db.Jobs.Where(job => job.DedupeKey == key && job.State == JobState.Done).MaxAsync(job => job.Ended, cancellationToken) };
    }

    static Schedule Read(ScheduleRow row)
    {
        using var payload = JsonDocument.Parse(row.Payload);
        return new Schedule(
            row.Id, row.Name, row.JobKind, payload.RootElement.Clone(), row.Every, row.Grace, row.IsEnabled, row.NextDue, row.Since, row.LastRun, LastSuccess: null);
    }
}
