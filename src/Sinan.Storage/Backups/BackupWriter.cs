using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Storage.Events;

namespace Sinan.Storage;

/// <summary>Writes backups of the open workspace while it is used.</summary>
public interface IBackups
{
    /// <summary>
    /// Writes one archive that restores to a state the workspace really was in: everything committed up to one moment, nothing after it.
    /// Imports wait while that moment is fixed (the copy of the small database); reading never waits.
    /// </summary>
    /// <param name="file">Absolute path of the archive; must not be there. It appears under this name only when it is whole.</param>
    /// <param name="progress">Progress.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    Task<Outcome<BackupReport>> WriteAsync(string file, IProgressSink progress, CancellationToken cancellationToken);
}

sealed class BackupWriter(Workspace workspace, SinanDatabase database, RecordDatabase record, IEventIntake intake, TimeProvider clock) : IBackups
{
    /// <summary>Not in a backup: derived (the behaviour index in events/), passing (uploads, temporary files, the intake journal, which is drained first), secret (session keys), or copied in their own way (databases).</summary>
    static readonly ImmutableArray<string> LeftOut = ["backups", "events", "intake", "keys", "tmp", "uploads", "blobs/incoming"];

    /// <summary>What folders for a backup in the making are called in backups/.</summary>
    public const string StagingPrefix = "staging-";

    public async Task<Outcome<BackupReport>> WriteAsync(string file, IProgressSink progress, CancellationToken cancellationToken)
    {
        if (Path.Exists(file))
            return BackupProblems.Exists(file);
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return BackupProblems.NotWritable(file);
        var started = clock.GetTimestamp();
        var partial = file + ".partial";
        var staging = workspace.PathOf("backups", StagingPrefix + Guid.NewGuid().ToString("n"), "sinan.db");
        try
        {
            progress.Report(new Phrase("backup.copying"), 0);
            // What was acknowledged before the backup began is in it.
            await intake.DrainAsync(cancellationToken);
            await using var moment = await RecordMoment.FixAsync(record, () => database.CopyAsync(staging, cancellationToken), cancellationToken);
            var taken = clock.GetUtcNow();
            var events = RecordMoment.TargetIn(workspace);
            try
            {
                await Task.Run(() => moment.CopyTo(events, cancellationToken), cancellationToken);
                var files = WorkspaceFiles().Append((SinanDatabase.FileName, staging)).Append((RecordMoment.NameIn(workspace), events)).ToList();
                var manifest = await ArchiveAsync(partial, files, moment.Data, taken, progress, cancellationToken);
                File.Move(partial, file);
                return new BackupReport(
                    file, null, new FileInfo(file).Length, manifest.Files.Length, taken, moment.Data, workspace.KeyPath, clock.GetElapsedTime(started).TotalSeconds);
            }
            finally
            {
                File.Delete(events);
            }
        }
        catch (UnauthorizedAccessException)
        {
            return BackupProblems.NotWritable(file);
        }
        finally
        {
            File.Delete(partial);
            Directory.Delete(Path.GetDirectoryName(staging)!, recursive: true);
        }
    }

    IEnumerable<(string Path, string Source)> WorkspaceFiles() =>
        Directory.EnumerateFiles(workspace.Root, "*", SearchOption.AllDirectories)
            .Select(source => (Path: Path.GetRelativePath(workspace.Root, source).Replace('\\', '/'), Source: source))
            .Where(file => !LeftOut.Any(folder => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))
                && !file.Path.StartsWith(SinanDatabase.FileName, StringComparison.Ordinal)
                && !WorkspaceLock.FileNames.Contains(file.Path))
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    async Task<BackupManifest> ArchiveAsync(
        string target, List<(string Path, string Source)> files, DataVersion data, DateTimeOffset taken, IProgressSink progress, CancellationToken cancellationToken)
    {
        await using var stream = PrivateFiles.Open(target, FileMode.Create, FileAccess.Write, FileShare.None);
        var written = ImmutableArray.CreateBuilder<BackupFile>();
        var (total, done) = (Math.Max(1, files.Sum(file => new FileInfo(file.Source) is { Exists: true } known ? known.Length : 0)), 0L);
        BackupManifest manifest;
        await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, source) in files)
            {
                progress.Report(new Phrase("backup.writing", Fact.Of("file", path)), done / (double)total);
                // What a user wants erased while the backup is written is left out.
                if (!File.Exists(source))
                    continue;
                await using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                await using var to = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken);
                var (bytes, hash) = await Checksum.CopyAsync(from, to, cancellationToken);
                written.Add(new BackupFile(path, bytes, hash));
                done += bytes;
            }

            manifest = new BackupManifest(BackupManifest.CurrentFormat, workspace.Id, taken, CodeVersion.Current, data, written.ToImmutable());
            await using var entry = await archive.CreateEntry(BackupManifest.EntryName).OpenAsync(cancellationToken);
            await JsonSerializer.SerializeAsync(entry, manifest, EvidenceJson.Options, cancellationToken);
        }

        stream.Flush(flushToDisk: true);
        return manifest;
    }
}
