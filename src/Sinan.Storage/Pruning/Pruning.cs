using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class Pruning(IDbContextFactory<SinanDb> databases, IWorkspace workspace, ISettings settings, SecretSeal seal, IAudit audit, TimeProvider clock) : IPruning
{
    const int AtOnce = 500;

    public async Task<PruneRule> RuleAsync(CancellationToken cancellationToken) => await settings.FindAsync<PruneRule>(PruneRule.Key, cancellationToken) ?? PruneRule.Usual;

    public async Task<Outcome<PruneRule>> SetRuleAsync(PruneRule rule, string actor, CancellationToken cancellationToken)
    {
        if (Math.Min(rule.JobDays, rule.EvidenceDays) < PruneRule.FewestDays || Math.Max(rule.JobDays, rule.EvidenceDays) > PruneRule.MostDays)
            return new Problem("prune.days", ProblemKind.Invalid, Fact.Count("fewest", PruneRule.FewestDays), Fact.Count("most", PruneRule.MostDays));
        await settings.SaveAsync(PruneRule.Key, rule, cancellationToken);
        await audit.RecordAsync(actor, "SetPruneRule", string.Create(CultureInfo.InvariantCulture, $"{rule.JobDays} / {rule.EvidenceDays}"), cancellationToken);
        return rule;
    }

    public async Task<PruneReport> RunAsync(bool isDryRun, string actor, CancellationToken cancellationToken)
    {
        var (started, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        var rule = await RuleAsync(cancellationToken);
        var cited = new HashSet<EvidenceId>();
        await Task.Run(() => Citations.AddFromFiles(workspace.Root, cited, cancellationToken), cancellationToken);

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Writers wait from here on: nothing can come to cite what is being counted as uncited.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var jobs = await PruneJobsAsync(db, now.AddDays(-rule.JobDays), cancellationToken);
        await Citations.AddFromDatabaseAsync(db, cited, cancellationToken);
        var evidence = await PruneEvidenceAsync(db, cited, now.AddDays(-rule.EvidenceDays), cancellationToken);
        var openWork = await OpenWorkAsync(db, cancellationToken);
        if (isDryRun)
            await transaction.RollbackAsync(cancellationToken);
        else
            await transaction.CommitAsync(cancellationToken);

        var (files, bytes) = PassingFiles.Prune(workspace.Root, openWork is null ? DateTimeOffset.MinValue : now.AddDays(-PruneRule.FileDays), openWork ?? [], isDryRun);
        var report = new PruneReport(isDryRun, rule, jobs, evidence, files, bytes, clock.GetElapsedTime(started).TotalSeconds);
        if (!isDryRun && report.Gone > 0)
            await audit.RecordAsync(actor, "PruneWorkspace", string.Create(CultureInfo.InvariantCulture, $"jobs {jobs.Gone}, evidence {evidence.Gone}, files {files.Gone}"), cancellationToken);
        return report;
    }

    /// <summary>What the work that is not over works on; null when some of it cannot be read, and so may name any file.</summary>
    async Task<IReadOnlyList<string>?> OpenWorkAsync(SinanDb db, CancellationToken cancellationToken)
    {
        var jobs = await db.Jobs.Where(row => row.State == JobState.Waiting || row.State == JobState.Running).Select(row => new { row.Kind, row.Payload }).ToListAsync(cancellationToken);
        try
        {
            return [.. jobs.Select(job => seal.OpenPayload(job.Kind, job.Payload, job.Kind))];
        }
        catch (ProblemException)
        {
            return null;
        }
    }

    static async Task<PruneCount> PruneJobsAsync(SinanDb db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        // The last success of a schedule says that it is not late, however long ago it was.
        var lastSuccesses = db.Jobs.Where(row => row.State == JobState.Done && row.DedupeKey!.StartsWith(Schedule.JobKeyPrefix)).GroupBy(row => row.DedupeKey).Select(group => group.Max(row => row.Id));
        var gone = await db.Jobs.Where(row => row.Ended < before && row.State != JobState.Waiting && row.State != JobState.Running && !lastSuccesses.Contains(row.Id))
            .ExecuteDeleteAsync(cancellationToken);
        return new PruneCount(await db.Jobs.LongCountAsync(cancellationToken), gone);
    }

    static async Task<PruneCount> PruneEvidenceAsync(SinanDb db, HashSet<EvidenceId> cited, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var rests = new Dictionary<EvidenceId, EvidenceId[]>();
        var kept = new HashSet<EvidenceId>();
        var open = new Stack<EvidenceId>();
        await foreach (var row in db.Evidence.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var named = new HashSet<EvidenceId>();
            Citations.AddFrom(row.Content, named);
            var id = EvidenceId.Parse(row.Id, CultureInfo.InvariantCulture);
            rests[id] = [.. named];
            if (row.At >= before || cited.Contains(id))
                open.Push(id);
        }

        while (open.TryPop(out var id))
        {
            if (!rests.TryGetValue(id, out var below) || !kept.Add(id))
                continue;
            foreach (var next in below)
                open.Push(next);
        }

        var gone = rests.Keys.Where(id => !kept.Contains(id)).Select(id => id.Value).ToList();
        foreach (var some in gone.Chunk(AtOnce))
            await db.Evidence.Where(row => some.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        return new PruneCount(kept.Count, gone.Count);
    }
}
