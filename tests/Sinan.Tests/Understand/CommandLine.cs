using System.Text.Json;
using Sinan.Cli;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Understand;

/// <summary>The command line in a directory of its own.</summary>
sealed class CommandLine : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, string content)
    {
        var path = directory.Of(name);
        System.IO.File.WriteAllText(path, content.ReplaceLineEndings("\n"));
        return path;
    }

    public async Task<JsonElement> AskAsync(params string[] args)
    {
        var (exit, output, error) = await RunAsync([.. args, "--json"]);
        Assert.True(exit == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    public async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, Stream.Null, directory.Parent, false, _ => null);
        return (await SinanCli.RunAsync([.. args, "--no-progress", "--workspace", directory.Of("workspace")], io), output.ToString(), error.ToString());
    }
}
