using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>An open workspace directory, held exclusively until disposed.</summary>
public sealed class Workspace : IWorkspace, IDisposable
{
    readonly WorkspaceKey? key;
    WorkspaceManifest manifest;
    volatile TimeZoneInfo zone;
    bool isDisposed;

    Workspace(string root, WorkspaceLock hold, WorkspaceManifest manifest, WorkspaceKey? key)
    {
        Root = root;
        Lock = hold;
        this.manifest = manifest;
        this.key = key;
        zone = ZoneOf(manifest.Zone) ?? throw new ProblemException(WorkspaceProblems.ZoneUnknown(manifest.Zone));
    }

    public string Root { get; }

    public TimeZoneInfo Zone => zone;

    public bool KeepsRawIds => manifest.KeepRawIds;

    /// <summary>Random name, the same for all backups of this workspace.</summary>
    public string Id => manifest.Id;

    public WorkspaceLock Lock { get; }

    /// <summary>Whether the key file is there. Without it everything stored can be read; new events and users cannot be added.</summary>
    public bool HasKey => key is not null;

    /// <summary>Where the key file is or should be.</summary>
    public string KeyPath => WorkspaceKey.PathFor(Root);

    /// <exception cref="ProblemException">"workspace.missing", ".not_empty", ".unreadable", ".newer", ".held", ".not_writable", ".key_wrong".</exception>
    public static Workspace Open(WorkspaceOptions options, TimeProvider clock)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Directory));
        var found = Directory.Exists(root) ? WorkspaceManifest.Read(root) : null;
        if (found is null)
        {
            if (!options.Create)
                throw new ProblemException(WorkspaceProblems.Missing(root));
            Prepare(root);
        }

        var hold = WorkspaceLock.Take(root);
        WorkspaceKey? key = null;
        try
        {
            // Read again under the lock: another process may have made it in between.
            var manifest = WorkspaceManifest.Read(root);
            key = WorkspaceKey.Find(root);
            if (manifest is null)
            {
                key ??= WorkspaceKey.Create(root);
                manifest = new WorkspaceManifest(
                    WorkspaceManifest.CurrentFormat, Guid.NewGuid().ToString("n"), options.Zone.Id, options.KeepsRawIds, clock.GetUtcNow(), key.Check);
                manifest.Write(root);
            }

            if (key is not null && key.Check != manifest.KeyCheck)
                throw new ProblemException(WorkspaceProblems.KeyWrong(WorkspaceKey.PathFor(root)));
            return new Workspace(root, hold, manifest, key);
        }
        catch
        {
            key?.Dispose();
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Counts days, weeks and months in another zone from now on. Stored results keep the days that they were computed with.</summary>
    /// <param name="name">IANA name ("Asia/Shanghai").</param>
    /// <returns>The zone, or "workspace.zone_unknown".</returns>
    public Outcome<TimeZoneInfo> ChangeZone(string name)
    {
        if (ZoneOf(name) is not { } found)
            return WorkspaceProblems.ZoneUnknown(name);
        manifest = manifest with { Zone = found.Id };
        manifest.Write(Root);
        zone = found;
        return found;
    }

    public UInt128 UserKey(ReadOnlySpan<byte> rawId) => Key.Hash(rawId);

    /// <summary>32 bytes for a purpose, the same each time.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing".</exception>
    internal byte[] DeriveKey(ReadOnlySpan<byte> purpose) => Key.Derive(purpose);

    WorkspaceKey Key => key ?? throw new ProblemException(WorkspaceProblems.KeyMissing(KeyPath));

    public string PathOf(params ReadOnlySpan<string> parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, .. parts]));
        if (!path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException($"A path inside the workspace was asked for. Got '{path}'.", nameof(parts));
        PrivateFiles.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose()
    {
        // A container disposes it once for each type under which it was asked for.
        if (isDisposed)
            return;
        isDisposed = true;
        key?.Dispose();
        Lock.Dispose();
    }

    static TimeZoneInfo? ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    static void Prepare(string root)
    {
        try
        {
            PrivateFiles.CreateDirectory(root);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(WorkspaceProblems.NotWritable(root));
        }

        // A first start that was cut off leaves lock files only; anything else is somebody's directory.
        if (Directory.EnumerateFileSystemEntries(root).Any(e => !WorkspaceLock.FileNames.Contains(Path.GetFileName(e)) && !e.EndsWith(WorkspaceManifest.FileName + ".new", StringComparison.Ordinal)))
            throw new ProblemException(WorkspaceProblems.NotEmpty(root));
    }
}
