using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Storage;

namespace Sinan.Cli;

/// <summary>The command line: the same use cases as the pages, without a browser.</summary>
public static class SinanCli
{
    public static TextCatalog Texts { get; } = TextCatalog.Load([typeof(SinanCli).Assembly, typeof(StageCatalog).Assembly, typeof(StorageServices).Assembly, typeof(Web.WebMarker).Assembly]);

    /// <returns>0 ok, 1 failed, 2 wrong usage or bad input, 3 a gate or threshold did not hold.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandIo io)
    {
        await using var opener = new StandaloneOpener();
        return await RunAsync(args, io, opener);
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandIo io, WorkspaceOpener opener)
    {
        var words = new Localizer(Texts, CommandShell.LanguageOf(args, io));
        var shell = new CommandShell(io, words, opener);
        var root = new RootCommand(words["cli.about"]);
        shell.AddSharedOptions(root);
        foreach (var command in CommandTree.Build(shell))
            root.Subcommands.Add(command);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await io.Error.WriteLineAsync(error.Message);
            await io.Error.WriteLineAsync(words["cli.usage_hint"]);
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = io.Out, Error = io.Error, EnableDefaultExceptionHandler = false });
    }
}
