using System.Security.Cryptography;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Files that people send to a page: kept in the workspace until their import is committed.</summary>
public sealed class Uploads(IWorkspace workspace)
{
    const int IdBytes = 10;
    const int MostNameCharacters = 80;

    /// <summary>Keeps a file under an upload's id; a new upload when the id is null.</summary>
    /// <returns>The id of the upload.</returns>
    public async Task<string> SaveAsync(string? id, string name, Stream content, CancellationToken cancellationToken)
    {
        id ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        await using var file = new FileStream(workspace.PathOf("uploads", id, SafeName(name)), FileMode.Create, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(file, cancellationToken);
        return id;
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
