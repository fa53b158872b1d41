namespace Sinan.E2E;

/// <summary>Finds the browser. On a person's machine tests without one skip with a reason; in continuous integration they fail.</summary>
static class Chromium
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("SINAN_CHROMIUM")
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(directory => Names.Select(name => System.IO.Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists);

    public static void Need()
    {
        if (Path is not null)
            return;
        const string reason = "No Chromium was found on PATH; set SINAN_CHROMIUM to one.";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }
}
