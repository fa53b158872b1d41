using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

/// <summary>A recurring import as people and programs see it.</summary>
/// <param name="Id">Number of its schedule.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Source">Folder, glob, address or SELECT; empty when <see cref="Unreadable"/>.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="EveryMinutes">Distance between two runs.</param>
/// <param name="GraceMinutes">How long after its due time a run is not late yet.</param>
/// <param name="NextDue">When it runs next.</param>
/// <param name="LastSuccess">When it last worked.</param>
/// <param name="IsLate">The run that was due has not worked in time.</param>
/// <param name="AllowsLoopback">An address of this machine may be fetched.</param>
/// <param name="Reading">How the files are read.</param>
public sealed record ImportSchedule(
    long Id, string Name, string Source, ImportKind Kind, double EveryMinutes, double GraceMinutes, DateTimeOffset NextDue, DateTimeOffset? LastSuccess, bool IsLate,
    bool AllowsLoopback, ImportRequest Reading)
{
    /// <summary>Why its source, which is kept encrypted, cannot be read now: "workspace.key_missing", "workspace.payload_damaged"; null when it can.</summary>
    public Problem? Unreadable { get; init; }

    /// <summary>As those see it who may not change it: an address without what may be a secret.</summary>
    public ImportSchedule Masked() => this with { Source = ShownAddress.Of(Source) };

    public static ImportSchedule Of(Schedule schedule, DateTimeOffset now)
    {
        var work = schedule.Unreadable is null ? schedule.Payload.Deserialize<RecurringWork>(EvidenceJson.Options)! : new RecurringWork(schedule.Name, "", default, new ImportRequest());
        return new ImportSchedule(
            schedule.Id, schedule.Name, work.Source, work.Kind, schedule.Every.TotalMinutes, schedule.Grace.TotalMinutes, schedule.NextDue, schedule.LastSuccess,
            schedule.IsLate(now), work.AllowsLoopback, work.Reading) { Unreadable = schedule.Unreadable };
    }
}
