using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>The job rows: each step from one state to the next is a single statement that checks who may take it.</summary>
sealed class JobTable(IDbContextFactory<SinanDb> databases, SecretSeal seal, JobOptions options, TimeProvider clock)
{
    /// <summary>This program as an owner of leases.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("n");

    /// <summary>Adds a row; null when a job of that dedupe key is not over yet.</summary>
    /// <param name="kind">Use case.</param>
    /// <param name="payload">JSON.</param>
    /// <param name="dedupeKey">Unique among jobs that are not over; null for none.</param>
    /// <param name="claimed">Whether this program runs it at once.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    /// <exception cref="ProblemException">"workspace.key_missing", for a kind with secrets.</exception>
    public async Task<JobRow?> AddAsync(string kind, string payload, string? dedupeKey, bool claimed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new JobRow
        {
            Kind = kind, Payload = seal.ClosePayload(kind, payload), DedupeKey = dedupeKey, Created = now, NotBefore = now, State = claimed ? JobState.Running : JobState.Waiting,
            Attempts = claimed ? 1 : 0, Started = claimed ? now : null, LeaseOwner = claimed ? Owner : null, LeaseUntil = claimed ? now + options.Lease : null,
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Jobs.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException) when (dedupeKey is not null)
        {
            return null;
        }
    }

    /// <summary>Takes the oldest job that is due, or whose owner's lease has run out; null when there is none.</summary>
    public async Task<JobRow?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var claim =
            $$"""
            update jobs set state = 'Running', attempts = attempts + 1, started = {0}, lease_owner = {1}, lease_until = {2}, problem = null
            where id = (
                select id from jobs
                where (state = 'Waiting' and not_before <= {0}) or (state = 'Running' and lease_until < {0})
                order by not_before, id limit 1 {{db.ClaimLock}})
            returning *
            """;
        cancellationToken.ThrowIfCancellationRequested();
        // Not cancelled once begun: a job claimed and then forgotten would seem to run until its lease ends.
        var claimed = await db.Jobs.FromSqlRaw(claim, now.UtcTicks, Owner, (now + options.Lease).UtcTicks).AsNoTracking().ToListAsync(CancellationToken.None);
        return claimed.SingleOrDefault();
    }

    /// <summary>Renews the lease and writes progress. False when the job is to stop: cancelled, or no longer ours.</summary>
    public async Task<bool> BeatAsync(long id, string? doing, double fraction, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? until = clock.GetUtcNow() + options.Lease;
        var kept = await db.Jobs.Where(row => row.Id == id && row.LeaseOwner == Owner && row.State == JobState.Running && !row.CancelAsked)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until).SetProperty(row => row.Doing, row => doing ?? row.Doing).SetProperty(row => row.Fraction, fraction), cancellationToken);
        return kept > 0;
    }

    /// <summary>Ends a job that is ours.</summary>
    public Task EndAsync(long id, JobState state, Problem? problem, string? result, CancellationToken cancellationToken)
    {
        var problemJson = problem is null ? null : JsonSerializer.Serialize(problem, EvidenceJson.Options);
        DateTimeOffset? now = clock.GetUtcNow();
        return OursAsync(id, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.Ended, now).SetProperty(row => row.Problem, problemJson)
                .SetProperty(row => row.Result, result).SetProperty(row => row.Fraction, row => state == JobState.Done ? 1 : row.Fraction)
                .SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken), cancellationToken);
    }

    /// <summary>Puts a job of ours back to wait.</summary>
    /// <param name="id">The job.</param>
    /// <param name="wait">Not before this long from now.</param>
    /// <param name="countsAsTry">False when the program stops in good order: that is nobody's failure.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    public Task ReturnAsync(long id, TimeSpan wait, bool countsAsTry, CancellationToken cancellationToken)
    {
        var notBefore = clock.GetUtcNow() + wait;
        return OursAsync(id, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, JobState.Waiting).SetProperty(row => row.NotBefore, notBefore)
                .SetProperty(row => row.Attempts, row => row.Attempts - (countsAsTry ? 0 : 1))
                .SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken), cancellationToken);
    }

    /// <summary>Cancels a waiting job, or asks whoever runs it to stop. False when it is over.</summary>
    public async Task<bool> CancelAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? now = clock.GetUtcNow();
        // A running job whose lease has run out has nobody to ask any more.
        var ended = await db.Jobs.Where(row => row.Id == id && (row.State == JobState.Waiting || (row.State == JobState.Running && row.LeaseUntil < now)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JobState.Cancelled).SetProperty(row => row.Ended, now).SetProperty(row => row.LeaseOwner, (string?)null), cancellationToken);
        return ended > 0 || await db.Jobs.Where(row => row.Id == id && row.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CancelAsked, true), cancellationToken) > 0;
    }

    public async Task<bool> WasCancelledAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AnyAsync(row => row.Id == id && row.CancelAsked, cancellationToken);
    }

    public async Task<long?> FindOpenAsync(string dedupeKey, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.Where(row => row.DedupeKey == dedupeKey && (row.State == JobState.Waiting || row.State == JobState.Running))
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<JobRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<JobRow>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AsNoTracking().OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);
    }

    async Task OursAsync(long id, Func<IQueryable<JobRow>, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await change(db.Jobs.Where(row => row.Id == id && row.LeaseOwner == Owner));
    }
}
