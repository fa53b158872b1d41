using Microsoft.EntityFrameworkCore;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Storage.Events;
using Sinan.Storage.Intake;

namespace Sinan.Storage;

/// <summary>Looks over the open workspace.</summary>
public interface IWorkspaceChecks
{
    /// <param name="thorough">Also reads every row and file again, which takes as long as the data are large.</param>
    /// <param name="progress">Progress.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<Check>> RunAsync(bool thorough, IProgressSink progress, CancellationToken cancellationToken);
}

sealed class WorkspaceChecks(Workspace workspace, SinanDatabase database, RecordDatabase record, IBehaviorIndexes indexes, IEventIntake intake) : IWorkspaceChecks
{
    const long LeastFreeBytes = 1L << 30;

    public async Task<IReadOnlyList<Check>> RunAsync(bool thorough, IProgressSink progress, CancellationToken cancellationToken)
    {
        var checks = new List<Check> { Check.Good("workspace", Phrase.Literal(workspace.Root)), Key() };
        if (!thorough)
            checks.Add(Disk());
        progress.Report(new Phrase("check.running.database"), 0);
        checks.Add(await DatabaseAsync(thorough, cancellationToken));
        progress.Report(new Phrase("check.running.record"), 0.3);
        checks.Add(Record(thorough, cancellationToken));
        checks.Add(Intake());
        progress.Report(new Phrase("check.running.index"), 0.6);
        checks.Add(await IndexAsync(cancellationToken));
        if (thorough)
        {
            progress.Report(new Phrase("check.running.blobs"), 0.8);
            checks.Add(await BlobsAsync(cancellationToken));
        }

        progress.Report(new Phrase("check.running.done"), 1);
        return checks;
    }

    Check Key() => workspace.HasKey
        ? Check.Good("key", Phrase.Literal(workspace.KeyPath))
        : Check.Bad("key", Phrase.Literal(workspace.KeyPath), WorkspaceProblems.KeyMissing(workspace.KeyPath).Phrase);

    Check Disk()
    {
        var free = new DriveInfo(workspace.Root).AvailableFreeSpace;
        var found = new Phrase("check.disk.found", Fact.Decimal("free", free / (double)(1L << 30)));
        return free >= LeastFreeBytes ? Check.Good("disk", found) : Check.Bad("disk", found, new Phrase("check.disk.remedy"));
    }

    async Task<Check> DatabaseAsync(bool thorough, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var schema = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).LastOrDefault() ?? "";
        var verdict = "ok";
        if (thorough)
            verdict = (await db.Database.SqlQueryRaw<string>("select integrity_check as \"Value\" from pragma_integrity_check").ToListAsync(cancellationToken))[0];
        return verdict == "ok"
            ? Check.Good("database", Phrase.Literal(schema))
            : Check.Bad("database", Phrase.Literal(verdict), new Phrase("check.restore"));
    }

    Check Record(bool thorough, CancellationToken cancellationToken)
    {
        var known = record.Current;
        var found = new Phrase("check.record.found", Fact.Count("events", known.Events), Fact.Count("feedback", known.Feedback));
        if (!thorough)
            return Check.Good("record", found);
        try
        {
            using var connection = record.Connect();
            connection.Execute("BEGIN", [], cancellationToken);
            var version = RecordDatabase.ReadVersion(connection);
            // Reads every block of the columns, so that a damaged one shows.
            using var result = connection.Query("SELECT count(*), count(COLUMNS(*)) FROM events", [], cancellationToken);
            using var chunk = result.Next();
            var counted = chunk![0].Values<long>()[0];
            return counted == version.Events
                ? Check.Good("record", found)
                : Check.Bad("record", new Phrase("check.record.differs", Fact.Count("events", version.Events), Fact.Count("counted", counted)), new Phrase("check.restore"));
        }
        catch (DuckDbException damage)
        {
            return Check.Bad("record", Phrase.Literal(damage.Text), new Phrase("check.restore"));
        }
    }

    Check Intake()
    {
        var damaged = Path.Combine(workspace.Root, Segment.Folder, "damaged");
        var found = new Phrase("check.intake.found", Fact.Count("events", intake.Waiting));
        return Directory.Exists(damaged) && Directory.EnumerateFiles(damaged).Any()
            ? Check.Bad("intake", found, new Phrase("check.intake.remedy", Fact.Of("directory", damaged)))
            : Check.Good("intake", found);
    }

    async Task<Check> IndexAsync(CancellationToken cancellationToken)
    {
        using var lease = await indexes.OpenAsync(cancellationToken);
        return Check.Good("index", new Phrase("check.index.found", Fact.Count("events", lease.Data.Events), Fact.Of("version", lease.Data.Hash)));
    }

    async Task<Check> BlobsAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(workspace.Root, BlobStore.Folder);
        var count = 0;
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file).Length == 64))
            {
                await using var content = File.OpenRead(file);
                if ((await Checksum.CopyAsync(content, Stream.Null, cancellationToken)).Sha256 != Path.GetFileName(file))
                    return Check.Bad("blobs", Phrase.Literal(Path.GetRelativePath(workspace.Root, file)), new Phrase("check.restore"));
                count++;
            }
        }

        return Check.Good("blobs", new Phrase("check.blobs.found", Fact.Count("files", count)));
    }
}
