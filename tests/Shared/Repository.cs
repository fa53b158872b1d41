namespace Sinan.Testing;

/// <summary>The sources that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Directory that holds Sinan.slnx.</summary>
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Sinan.slnx")))
                return directory.FullName;
        }

        throw new InvalidOperationException("Sinan.slnx was not found above the tests.");
    }
}
