using System.Runtime.CompilerServices;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Jobs over the job table; wakes the runner of this program when work is added.</summary>
sealed class JobQueue(JobTable table, JobExecution execution, JobOptions options, TimeProvider clock) : IJobs, IDisposable
{
    readonly SemaphoreSlim wake = new(0);

    /// <summary>Waits until work is added here, or until it is time to look for work added elsewhere.</summary>
    public Task WaitForWorkAsync(CancellationToken cancellationToken) => wake.WaitAsync(options.LookEvery, cancellationToken);

    public async Task<long> EnqueueAsync<TPayload>(string kind, TPayload payload, string? dedupeKey, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(payload, EvidenceJson.Options);
        while (true)
        {
            if (await table.AddAsync(kind, json, dedupeKey, claimed: false, cancellationToken) is { } row)
            {
                wake.Release();
                return row.Id;
            }

            // The open job of this key may end between the two statements; then there is room for a new one.
            if (await table.FindOpenAsync(dedupeKey!, cancellationToken) is { } open)
                return open;
        }
    }

    public async Task<Outcome<JsonElement>> RunNowAsync<TPayload>(string kind, TPayload payload, string? dedupeKey, IProgressSink progress, CancellationToken cancellationToken)
    {
        if (await table.AddAsync(kind, JsonSerializer.Serialize(payload, EvidenceJson.Options), dedupeKey, claimed: true, cancellationToken) is not { } row)
            return new Problem("jobs.busy", ProblemKind.Conflict);
        var outcome = await execution.RunAsync(row, progress, mayRetry: false, CancellationToken.None, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return outcome;
    }

    public async Task<Job?> FindAsync(long id, CancellationToken cancellationToken) =>
        await table.FindAsync(id, cancellationToken) is { } row ? Read(row) : null;

    public async Task<IReadOnlyList<Job>> ListAsync(int most, CancellationToken cancellationToken) =>
        [.. (await table.ListAsync(most, cancellationToken)).Select(Read)];

    public Task<bool> CancelAsync(long id, CancellationToken cancellationToken) => table.CancelAsync(id, cancellationToken);

    public async IAsyncEnumerable<Job> WatchAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Job? last = null;
        while (await FindAsync(id, cancellationToken) is { } job)
        {
            if (last is null || Differs(job, last))
                yield return job;
            if (job.IsOver)
                yield break;
            last = job;
            await Task.Delay(options.ProgressEvery, clock, cancellationToken);
        }
    }

    public void Dispose() => wake.Dispose();

    static bool Differs(Job a, Job b) =>
        a.State != b.State || a.Attempts != b.Attempts || !a.Fraction.Equals(b.Fraction) ||
        JsonSerializer.Serialize(a.Doing, EvidenceJson.Options) != JsonSerializer.Serialize(b.Doing, EvidenceJson.Options);

    static Job Read(JobRow row) => new(
        row.Id, row.Kind, row.State, Parse<Phrase>(row.Doing), row.Fraction, row.Attempts, row.Created, row.Started, row.Ended, Parse<Problem>(row.Problem), row.Result);

    static T? Parse<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, EvidenceJson.Options);
}
