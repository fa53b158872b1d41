using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Runs one claimed job: calls its handler, keeps the lease alive, writes progress, and records how it ended.</summary>
sealed class JobExecution(JobTable table, IServiceScopeFactory scopes, SecretSeal seal, JobOptions options, TimeProvider clock, ILogger<JobExecution> log)
{
    static readonly Problem Broke = new("jobs.broke", ProblemKind.Failed);

    /// <param name="job">A row that this program has claimed.</param>
    /// <param name="onward">Where progress also goes; null for nowhere.</param>
    /// <param name="mayRetry">Whether a job that broke waits for another try.</param>
    /// <param name="stopping">The program stops in good order: the job goes back to wait.</param>
    /// <param name="cancelling">The person who runs it gives up: the job is cancelled.</param>
    public async Task<Outcome<JsonElement>> RunAsync(JobRow job, IProgressSink? onward, bool mayRetry, CancellationToken stopping, CancellationToken cancelling)
    {
        if (job.Attempts > options.MostAttempts)
            return await EndAsync(job, new Problem("jobs.gave_up", ProblemKind.Failed, Fact.Count("attempts", options.MostAttempts)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancelling);
        using var ended = new CancellationTokenSource();
        var progress = new JobProgress(onward);
        var beating = BeatAsync(job.Id, progress, stop, ended.Token);
        try
        {
            // On the pool: a handler that computes before its first await must not hold up the loop that claims jobs.
            var outcome = await Task.Run(() => HandleAsync(job, progress, stop.Token), CancellationToken.None);
            await EndBeatAsync(beating, ended);
            var last = progress.Take();
            await table.BeatAsync(job.Id, last.Doing, last.Fraction, CancellationToken.None);
            if (!outcome.IsOk)
                return await EndAsync(job, outcome.Problem);
            await table.EndAsync(job.Id, JobState.Done, null, outcome.Value.GetRawText(), CancellationToken.None);
            return outcome;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndBeatAsync(beating, ended);
            return await StoppedAsync(job, stopping, cancelling);
        }
        catch (Exception failure)
        {
            await EndBeatAsync(beating, ended);
            JobLog.Broke(log, failure, job.Id, job.Kind, job.Attempts);
            if (!mayRetry || job.Attempts >= options.MostAttempts)
                return await EndAsync(job, Broke);
            await table.ReturnAsync(job.Id, options.BackOff * Math.Pow(2, job.Attempts - 1), countsAsTry: true, CancellationToken.None);
            return Broke;
        }
    }

    async Task<Outcome<JsonElement>> HandleAsync(JobRow job, IProgressSink progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetServices<IJobHandler>().FirstOrDefault(handler => handler.Kind == job.Kind);
        if (handler is null)
            return new Problem("jobs.unknown_kind", ProblemKind.Failed, Fact.Of("kind", job.Kind));
        try
        {
            using var payload = JsonDocument.Parse(seal.OpenPayload(job.Kind, job.Payload, job.Kind));
            return await handler.RunAsync(payload.RootElement, progress, cancellationToken);
        }
        catch (ProblemException failure)
        {
            return failure.Problem;
        }
    }

    async Task<Outcome<JsonElement>> StoppedAsync(JobRow job, CancellationToken stopping, CancellationToken cancelling)
    {
        var cancelled = new Problem("jobs.cancelled", ProblemKind.Conflict);
        if (cancelling.IsCancellationRequested || await table.WasCancelledAsync(job.Id, CancellationToken.None))
            await table.EndAsync(job.Id, JobState.Cancelled, null, null, CancellationToken.None);
        else if (stopping.IsCancellationRequested)
            await table.ReturnAsync(job.Id, TimeSpan.Zero, countsAsTry: false, CancellationToken.None);
        // Else the lease was lost: whoever took the job over writes its end.
        return cancelled;
    }

    async Task<Outcome<JsonElement>> EndAsync(JobRow job, Problem problem)
    {
        await table.EndAsync(job.Id, JobState.Failed, problem, null, CancellationToken.None);
        return problem;
    }

    static async Task EndBeatAsync(Task beating, CancellationTokenSource ended)
    {
        await ended.CancelAsync();
        await beating;
    }

    /// <summary>Writes progress when there is some, the lease when a third of it is gone, and hears of a cancel within a second.</summary>
    async Task BeatAsync(long id, JobProgress progress, CancellationTokenSource stop, CancellationToken ended)
    {
        var rest = TimeSpan.FromSeconds(Math.Min(1, options.Lease.TotalSeconds / 3));
        var last = clock.GetTimestamp();
        using var timer = new PeriodicTimer(options.ProgressEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                var (doing, fraction, isFresh) = progress.Take();
                if (!isFresh && clock.GetElapsedTime(last) < rest)
                    continue;
                last = clock.GetTimestamp();
                if (!await table.BeatAsync(id, doing, fraction, ended))
                {
                    await stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The work is over; so is its pulse.
        }
    }
}

static partial class JobLog
{
    [LoggerMessage(2001, LogLevel.Error, "Job {Id} ({Kind}) broke in attempt {Attempt}")]
    public static partial void Broke(ILogger log, Exception failure, long id, string kind, int attempt);
}
