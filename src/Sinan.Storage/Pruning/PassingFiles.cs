using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Files that are there only while something runs. What is old was left behind by something that broke off.</summary>
static class PassingFiles
{
    /// <summary>Folders of passing files; of backups only what is not a whole copy.</summary>
    static readonly string[] Folders = ["tmp", "uploads", "blobs/incoming", "events/exports", "backups"];

    /// <param name="root">Directory of the workspace.</param>
    /// <param name="before">Last written before this: left behind.</param>
    /// <param name="openWork">Texts of work that is still to be done: what they name is kept.</param>
    /// <param name="isDryRun">Only counts.</param>
    /// <returns>Files kept and gone, and the bytes of those gone.</returns>
    public static (PruneCount Count, long Bytes) Prune(string root, DateTimeOffset before, IReadOnlyList<string> openWork, bool isDryRun)
    {
        var (kept, gone, bytes) = (0L, 0L, 0L);
        foreach (var folder in Folders.Select(f => Path.Combine(root, f)).Where(Directory.Exists))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                // A file stands in a folder of its own that names it ("uploads/{id}/events.csv"), or names itself.
                var name = Path.GetRelativePath(folder, file.FullName).Split(Path.DirectorySeparatorChar)[0];
                var isPassing = !folder.EndsWith("backups", StringComparison.Ordinal) || name.StartsWith(BackupWriter.StagingPrefix, StringComparison.Ordinal);
                if (!isPassing || file.LastWriteTimeUtc >= before.UtcDateTime || openWork.Any(text => text.Contains(name, StringComparison.Ordinal)))
                {
                    kept += isPassing ? 1 : 0;
                    continue;
                }

                (gone, bytes) = (gone + 1, bytes + file.Length);
                if (!isDryRun)
                    Delete(file, folder);
            }
        }

        return (new PruneCount(kept, gone), bytes);
    }

    static void Delete(FileInfo file, string folder)
    {
        file.Delete();
        for (var directory = file.Directory!; directory.FullName != Path.GetFullPath(folder) && !directory.EnumerateFileSystemInfos().Any(); directory = directory.Parent!)
            directory.Delete();
    }
}
