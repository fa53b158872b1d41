using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>What the lock file says about the process that holds a workspace.</summary>
/// <param name="Process">Process id.</param>
/// <param name="Socket">Path of its local socket when it serves the workspace; null when it only runs a command.</param>
/// <param name="Token">Secret that a command sends first over the socket.</param>
/// <param name="Url">Address of the pages when it serves them.</param>
public sealed record WorkspaceHolder(int Process, string? Socket, string? Token, string? Url);

/// <summary>The exclusive hold on a workspace directory. The operating system ends it with the process, however that dies.</summary>
/// <remarks>
/// Two files: "workspace.guard" carries the operating system's lock and is always empty; "workspace.lock" (mode 0600) says who holds it, and can be
/// read while the guard is locked.
/// </remarks>
public sealed class WorkspaceLock : IDisposable
{
    const string GuardName = "workspace.guard";
    const string HolderName = "workspace.lock";

    readonly FileStream guard;
    readonly string holderPath;

    WorkspaceLock(FileStream guard, string holderPath) => (this.guard, this.holderPath) = (guard, holderPath);

    /// <summary>Name of the server's socket, where the path is short enough for one.</summary>
    public const string SocketName = "workspace.sock";

    /// <summary>Names of the files that holding a workspace leaves in the directory.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [GuardName, HolderName, HolderName + ".new", SocketName];

    /// <exception cref="ProblemException">"workspace.held" or "workspace.not_writable".</exception>
    public static WorkspaceLock Take(string directory)
    {
        FileStream guard;
        try
        {
            guard = PrivateFiles.Open(Path.Combine(directory, GuardName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new ProblemException(WorkspaceProblems.NotWritable(directory));
        }
        catch (IOException) when (File.Exists(Path.Combine(directory, GuardName)))
        {
            throw new ProblemException(WorkspaceProblems.Held(directory, ReadHolder(directory)?.Process));
        }
        catch (IOException)
        {
            throw new ProblemException(WorkspaceProblems.NotWritable(directory));
        }

        var taken = new WorkspaceLock(guard, Path.Combine(directory, HolderName));
        taken.Announce(new WorkspaceHolder(Environment.ProcessId, null, null, null));
        return taken;
    }

    /// <summary>The process that holds the directory now, or null when it is free.</summary>
    public static WorkspaceHolder? FindHolder(string directory)
    {
        if (!File.Exists(Path.Combine(directory, GuardName)))
            return null;
        try
        {
            using var probe = PrivateFiles.Open(Path.Combine(directory, GuardName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return ReadHolder(directory) ?? new WorkspaceHolder(0, null, null, null);
        }
    }

    /// <summary>Says who holds the workspace and how commands reach it.</summary>
    public void Announce(WorkspaceHolder holder) => PrivateFiles.Replace(holderPath, JsonSerializer.SerializeToUtf8Bytes(holder, EvidenceJson.Options));

    public void Dispose()
    {
        File.Delete(holderPath);
        guard.Dispose();
    }

    static WorkspaceHolder? ReadHolder(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkspaceHolder>(File.ReadAllBytes(Path.Combine(directory, HolderName)), EvidenceJson.Options);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            // Between taking the guard and writing this file, or somebody else's file: held, by whom is not known.
            return null;
        }
    }
}
