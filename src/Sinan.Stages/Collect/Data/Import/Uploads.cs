using System.Security.Cryptography;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Files that people send to a page: kept in the workspace until their import is committed.</summary>
public sealed class Uploads(IWorkspace workspace)
{
    const int IdBytes = 10;
    const int MostNameCharacters = 80;
    const int BufferBytes = 128 * 1024;

    /// <summary>Keeps a file of any length under an upload's id; a new upload when the id is null.</summary>
    /// <returns>The id of the upload.</returns>
    public async Task<string> SaveAsync(string? id, string name, Stream content, CancellationToken cancellationToken) =>
        (await SaveAsync(id, name, content, long.MaxValue, cancellationToken))!;

    /// <summary>Keeps a file under an upload's id; a new upload when the id is null. What could not be read to its end is not kept.</summary>
    /// <param name="id">Upload that the file belongs to.</param>
    /// <param name="name">File name as given.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="mostBytes">A longer file is not kept.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The id of the upload; null when the file is too long.</returns>
    public async Task<string?> SaveAsync(string? id, string name, Stream content, long mostBytes, CancellationToken cancellationToken)
    {
        id ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var path = workspace.PathOf("uploads", id, SafeName(name));
        var isWhole = false;
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
            isWhole = await CopyAsync(content, file, mostBytes, cancellationToken);
        }
        finally
        {
            if (!isWhole)
                File.Delete(path);
        }

        return isWhole ? id : null;
    }

    static async Task<bool> CopyAsync(Stream from, Stream to, long mostBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var copied = 0L;
        while (await from.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            copied += read;
            if (copied > mostBytes)
                return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }

    /// <summary>Paths of an upload's files; empty when there is no such upload.</summary>
    public IReadOnlyList<string> FilesOf(string? id)
    {
        if (id is not { Length: IdBytes * 2 } || !id.All(char.IsAsciiHexDigitLower))
            return [];
        var directory = Path.GetDirectoryName(workspace.PathOf("uploads", id, "x"))!;
        return [.. Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal)];
    }

    /// <summary>The name without directories and without signs that a file system or a glob understands.</summary>
    static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Select(c => char.IsControl(c) || "<>:\"|?*".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim('.', ' ');
        return safe.Length == 0 ? "upload" : safe.Length <= MostNameCharacters ? safe : safe[^MostNameCharacters..];
    }
}
