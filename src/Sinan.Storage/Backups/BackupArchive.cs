using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Reads backups: checks every byte of them, and makes workspaces from them.</summary>
public static class BackupArchive
{
    /// <summary>Checks that the archive is whole: every file of its manifest with the right length and checksum, and no other.</summary>
    /// <returns>The manifest, or "backup.missing", ".unreadable", ".newer", ".damaged".</returns>
    public static Task<Outcome<BackupManifest>> VerifyAsync(string file, IProgressSink progress, CancellationToken cancellationToken) =>
        ReadAsync(file, (_, content, token) => Checksum.CopyAsync(content, Stream.Null, token), progress, cancellationToken);

    /// <summary>Makes a workspace from a backup. The directory appears only when every file of it is there and right.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="directory">Absolute path; must be missing or empty.</param>
    /// <param name="progress">Progress.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    /// <returns>The report, or a problem of <see cref="VerifyAsync"/>, or "workspace.served", ".held", ".not_empty", ".not_writable", ".newer".</returns>
    public static async Task<Outcome<BackupReport>> RestoreAsync(string file, string directory, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        directory = Path.TrimEndingDirectorySeparator(directory);
        if (WorkspaceLock.FindHolder(directory) is { } holder)
            return holder.Socket is null ? WorkspaceProblems.Held(directory, holder.Process) : WorkspaceProblems.Served(directory);
        if (File.Exists(directory) || (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any()))
            return WorkspaceProblems.NotEmpty(directory);
        var fresh = directory + ".restoring";
        try
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
            PrivateFiles.CreateDirectory(fresh);
            var read = await ReadAsync(file, (path, content, token) => WriteAsync(fresh, path, content, token), progress, cancellationToken);
            if (!read.IsOk)
                return read.Problem;
            if (WorkspaceManifest.Read(fresh) is null)
                return BackupProblems.Damaged(file, WorkspaceManifest.FileName);
            if (Directory.Exists(directory))
                Directory.Delete(directory);
            Directory.Move(fresh, directory);
            var manifest = read.Value;
            return new BackupReport(
                file, directory, new FileInfo(file).Length, manifest.Files.Length, manifest.Taken, manifest.Data, WorkspaceKey.PathFor(directory),
                Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        catch (ProblemException refused)
        {
            return refused.Problem;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return WorkspaceProblems.NotWritable(directory);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    static async Task<Outcome<BackupManifest>> ReadAsync(
        string file, Func<string, Stream, CancellationToken, Task<(long Bytes, string Sha256)>> take, IProgressSink progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return BackupProblems.Missing(file);
        var part = BackupManifest.EntryName;
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file, cancellationToken);
            if (archive.GetEntry(BackupManifest.EntryName) is not { } description)
                return BackupProblems.Unreadable(file);
            BackupManifest manifest;
            await using (var content = await description.OpenAsync(cancellationToken))
                manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, EvidenceJson.Options, cancellationToken) ?? throw new InvalidDataException();
            if (manifest.Format > BackupManifest.CurrentFormat)
                return BackupProblems.Newer(file);
            if (manifest.Files.IsDefaultOrEmpty)
                return BackupProblems.Unreadable(file);
            var (total, done) = (Math.Max(1, manifest.Files.Sum(entry => entry.Bytes)), 0L);
            foreach (var expected in manifest.Files)
            {
                part = expected.Path;
                progress.Report(new Phrase("backup.reading", Fact.Of("file", part)), done / (double)total);
                if (!IsInside(part) || archive.GetEntry(part) is not { } entry)
                    return BackupProblems.Damaged(file, part);
                await using var content = await entry.OpenAsync(cancellationToken);
                if (await take(part, content, cancellationToken) != (expected.Bytes, expected.Sha256))
                    return BackupProblems.Damaged(file, part);
                done += expected.Bytes;
            }

            var known = manifest.Files.Select(entry => entry.Path).Append(BackupManifest.EntryName).ToHashSet(StringComparer.Ordinal);
            return archive.Entries.FirstOrDefault(entry => !known.Contains(entry.FullName)) is { } added
                ? BackupProblems.Damaged(file, added.FullName)
                : manifest;
        }
        catch (Exception damage) when (damage is InvalidDataException or JsonException)
        {
            return part == BackupManifest.EntryName ? BackupProblems.Unreadable(file) : BackupProblems.Damaged(file, part);
        }
    }

    static async Task<(long Bytes, string Sha256)> WriteAsync(string root, string path, Stream content, CancellationToken cancellationToken)
    {
        var target = Path.Combine(root, path);
        PrivateFiles.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var file = PrivateFiles.Open(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var written = await Checksum.CopyAsync(content, file, cancellationToken);
        file.Flush(flushToDisk: true);
        return written;
    }

    /// <summary>A backup is a file from somewhere: no name in it may lead out of the directory that is made.</summary>
    static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(step => step is not ("" or "." or ".."));
}
