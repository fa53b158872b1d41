using System.Text.Json;

namespace Sinan.Kernel;

/// <summary>A job that comes back: what to run, how often, and by when it must have worked.</summary>
/// <param name="Id">Number of the schedule; 0 for a new one.</param>
/// <param name="Name">As people call it.</param>
/// <param name="JobKind">Kind of the job to enqueue.</param>
/// <param name="Payload">Payload of the job; undefined when <see cref="Unreadable"/>.</param>
/// <param name="Every">Distance between two runs, at least a minute.</param>
/// <param name="Grace">How long after its due time a run may still succeed before it counts as late.</param>
/// <param name="IsEnabled">A disabled schedule keeps its place and does not run.</param>
/// <param name="NextDue">When it runs next.</param>
/// <param name="Since">Due time of the first run.</param>
/// <param name="LastRun">When it was last enqueued.</param>
/// <param name="LastSuccess">When its job last ended well.</param>
public sealed record Schedule(
    long Id, string Name, string JobKind, JsonElement Payload, TimeSpan Every, TimeSpan Grace, bool IsEnabled,
    DateTimeOffset NextDue, DateTimeOffset Since, DateTimeOffset? LastRun, DateTimeOffset? LastSuccess)
{
    /// <summary>What the dedupe keys of scheduled jobs begin with.</summary>
    public const string JobKeyPrefix = "schedule:";

    /// <summary>Dedupe key of its jobs: one run at a time, and the last success is known by it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string JobKey => KeyOf(Id);

    /// <summary>Why its payload, which is sealed (<see cref="SealedJob"/>), cannot be read: "workspace.key_missing", "workspace.payload_damaged"; null when it can.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Problem? Unreadable { get; init; }

    /// <summary>The <see cref="JobKey"/> of the schedule of a number.</summary>
    public static string KeyOf(long id) => JobKeyPrefix + id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the last run that was due has not worked by the end of its grace: a finding for people.</summary>
    public bool IsLate(DateTimeOffset now)
    {
        // NextDue is moved on when a run starts; while it lies ahead, the run to judge is the one before it.
        var due = NextDue > now ? NextDue - Every : NextDue;
        return IsEnabled && due >= Since && due + Grace < now && (LastSuccess is null || LastSuccess < due);
    }
}

/// <summary>Recurring work. A server enqueues each schedule's job when it is due; a run missed while nothing was up is made once, not many times.</summary>
public interface ISchedules
{
    /// <summary>Adds (id 0) or replaces a schedule and returns it with its id. Problems: "schedules.too_often" (under a minute), "workspace.key_missing" (a payload with secrets).</summary>
    Task<Outcome<Schedule>> SaveAsync(Schedule schedule, CancellationToken cancellationToken);

    /// <summary>By name; also those whose payload cannot be read.</summary>
    Task<IReadOnlyList<Schedule>> ListAsync(CancellationToken cancellationToken);

    Task<bool> RemoveAsync(long id, CancellationToken cancellationToken);

    /// <summary>Enqueues the jobs of all schedules that are due and moves their due times on; the number enqueued.</summary>
    Task<int> RunDueAsync(CancellationToken cancellationToken);
}
