namespace Sinan.Testing;

/// <summary>Data sets and test vectors that stand beside the project, in ../shared; tests that need them skip where they are absent.</summary>
public static class SharedMaterial
{
    /// <summary>The path of a shared file or folder; skips the running test when it is not there.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var relative = System.IO.Path.Combine([.. parts]);
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var shared = System.IO.Path.Combine(directory.FullName, "shared");
            if (!Directory.Exists(System.IO.Path.Combine(shared, "conformance")))
                continue;
            var path = System.IO.Path.Combine(shared, relative);
            if (System.IO.Path.Exists(path))
                return path;
        }

        Assert.Skip($"shared/{relative} is not beside the project: this check needs it.");
        return "";
    }
}
