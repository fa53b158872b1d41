using System.Text.Json;

namespace Sinan.Kernel;

public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>A job as people see it.</summary>
/// <param name="Id">Increases with every job.</param>
/// <param name="Kind">Use case ("ImportEvents", "RunLoop").</param>
/// <param name="State">Where it stands.</param>
/// <param name="Doing">What it is doing now, or did last.</param>
/// <param name="Fraction">Share done, 0…1.</param>
/// <param name="Attempts">Starts so far.</param>
/// <param name="Created">When it was asked for.</param>
/// <param name="Started">When its last attempt began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="Result">What it returned, as JSON.</param>
public sealed record Job(
    long Id, string Kind, JobState State, Phrase? Doing, double Fraction, int Attempts,
    DateTimeOffset Created, DateTimeOffset? Started, DateTimeOffset? Ended, Problem? Problem, string? Result)
{
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}

/// <summary>Says what long work is doing and how far it is. Cheap to call often: writers thin it out.</summary>
public interface IProgressSink
{
    /// <param name="doing">What is being done, as a phrase.</param>
    /// <param name="fraction">Share of the whole done, 0…1; NaN when unknown.</param>
    void Report(Phrase doing, double fraction);
}

/// <summary>Progress that goes nowhere.</summary>
public sealed class NoProgress : IProgressSink
{
    public static NoProgress Instance { get; } = new();

    public void Report(Phrase doing, double fraction)
    {
    }
}

/// <summary>Work that survives a restart: rows with a lease, retries and progress. At least once, so handlers are idempotent.</summary>
public interface IJobs
{
    /// <summary>Adds a job; with a dedupe key a job of that key that is not over is returned instead.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing", for a kind with secrets (<see cref="SealedJob"/>).</exception>
    Task<long> EnqueueAsync<TPayload>(string kind, TPayload payload, string? dedupeKey, CancellationToken cancellationToken);

    /// <summary>Adds a job and runs it here and now (the command line's way), progress going to the row and to <paramref name="progress"/>. Problem: "jobs.busy" when a job of the dedupe key is not over.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing", for a kind with secrets (<see cref="SealedJob"/>).</exception>
    Task<Outcome<JsonElement>> RunNowAsync<TPayload>(string kind, TPayload payload, string? dedupeKey, IProgressSink progress, CancellationToken cancellationToken);

    Task<Job?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Job>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>Asks a job to stop; false when it is over already.</summary>
    Task<bool> CancelAsync(long id, CancellationToken cancellationToken);

    /// <summary>The job's states as they change, ending when it is over.</summary>
    IAsyncEnumerable<Job> WatchAsync(long id, CancellationToken cancellationToken);
}

/// <summary>Does the jobs of one kind. Registered by a stage as <c>services.AddScoped&lt;IJobHandler, X&gt;()</c>.</summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>Runs once; must be safe to run again after a crash.</summary>
    Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken);
}
