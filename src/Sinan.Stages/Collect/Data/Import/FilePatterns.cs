namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Finds the files that a path with `*`, `?` or `**` means.</summary>
public static class FilePatterns
{
    /// <param name="pattern">Absolute. A path without signs is returned as it is, whether it exists or not.</param>
    /// <returns>In ordinal order.</returns>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        if (pattern.IndexOfAny(['*', '?']) < 0 || Path.Exists(pattern))
            return [pattern];
        var parts = pattern.Split(Path.DirectorySeparatorChar);
        var first = Array.FindIndex(parts, p => p.IndexOfAny(['*', '?']) >= 0);
        var found = new List<string>();
        Walk(string.Join(Path.DirectorySeparatorChar, parts[..first]) + Path.DirectorySeparatorChar, parts.AsSpan(first), found);
        found.Sort(StringComparer.Ordinal);
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    static void Walk(string directory, ReadOnlySpan<string> parts, List<string> found)
    {
        if (!Directory.Exists(directory))
            return;
        if (parts[0] == "**")
        {
            if (parts.Length > 1)
                Walk(directory, parts[1..], found);
            foreach (var below in Directory.EnumerateDirectories(directory))
                Walk(below, parts, found);
        }
        else if (parts.Length == 1)
        {
            found.AddRange(Directory.EnumerateFiles(directory, parts[0]));
        }
        else
        {
            foreach (var below in Directory.EnumerateDirectories(directory, parts[0]))
                Walk(below, parts[1..], found);
        }
    }
}
