using System.Diagnostics;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Deliver;

/// <summary>LibreOffice and pdftotext: independent readers of our Word files. A test that needs them skips where they are absent, and fails there when CI=true.</summary>
static class Office
{
    static readonly string? soffice = Find("soffice"), pdftotext = Find("pdftotext");

    public static void Need()
    {
        var missing = soffice is null ? "soffice (Debian package libreoffice-writer-nogui)" : pdftotext is null ? "pdftotext (Debian package poppler-utils)" : null;
        if (missing is null)
            return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", missing + " is needed and not installed.");
        Assert.Skip(missing + " is not installed: nothing here can open a Word file.");
    }

    /// <summary>The words of Word files as they stand in their PDF, in the order of the sheet, by file name without ending.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        using var directory = new TemporaryDirectory();
        // A profile of its own: another instance that runs would answer instead.
        await RunAsync(soffice!, ["-env:UserInstallation=" + new Uri(directory.Of("profile")), "--headless", "--convert-to", "pdf", "--outdir", directory.Of("pdf"), .. files], cancellationToken);
        var texts = new Dictionary<string, string>();
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            texts[name] = await RunAsync(pdftotext!, ["-raw", "-enc", "UTF-8", directory.Of("pdf", name + ".pdf"), "-"], cancellationToken);
        }

        return texts;
    }

    static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }

    static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);
}
