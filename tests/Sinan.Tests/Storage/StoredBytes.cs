using System.Text;

namespace Sinan.Tests.Storage;

/// <summary>Looks for words in the files of a workspace, byte by byte.</summary>
static class StoredBytes
{
    /// <summary>None of the secrets stands in any file below the directory.</summary>
    public static void AssertNowhere(string directory, params string[] secrets) => Assert.Empty(
        from file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        from secret in secrets
        where Holds(file, secret)
        select Path.GetFileName(file) + " holds " + secret);

    /// <summary>Whether the database or its log holds the words.</summary>
    public static bool DatabaseHolds(string workspace, string text) => Holds(Path.Combine(workspace, "sinan.db"), text) || Holds(Path.Combine(workspace, "sinan.db-wal"), text);

    static bool Holds(string file, string text)
    {
        if (!File.Exists(file))
            return false;
        using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
