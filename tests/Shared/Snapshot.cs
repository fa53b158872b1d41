using System.Runtime.CompilerServices;

namespace Sinan.Testing;

/// <summary>Compares long text with a reviewed file beside the test, in Snapshots/. SINAN_ACCEPT=1 accepts what differs; continuous integration does not know that word.</summary>
public static class Snapshot
{
    /// <param name="actual">Text now.</param>
    /// <param name="name">File name in Snapshots/.</param>
    /// <param name="file">Filled in by the compiler.</param>
    public static void Match(string actual, string name, [CallerFilePath] string file = "")
    {
        var path = Path.Combine(FolderOf(file), "Snapshots", name);
        actual = Normalise(actual);
        if (Environment.GetEnvironmentVariable("SINAN_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? Normalise(File.ReadAllText(path)) : "";
        if (actual == expected)
            return;
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.Fail($"{name} differs from line {line + 1}:\n- {old.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}\nRead the change; if it is meant, run the test with SINAN_ACCEPT=1.");
    }

    /// <summary>The folder of a source file; a reproducible build replaces the beginning of its path, so only the part from tests/ on is used.</summary>
    static string FolderOf(string file)
    {
        file = file.Replace('\\', '/');
        return Path.Combine(Repository.Root, Path.GetDirectoryName(file[(file.LastIndexOf("/tests/", StringComparison.Ordinal) + 1)..])!);
    }

    static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF').TrimEnd() + "\n";
}
