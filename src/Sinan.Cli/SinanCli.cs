using System.CommandLine;
using Sinan.Cli.Serving;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Storage;

namespace Sinan.Cli;

/// <summary>The command line: the same use cases as the pages, without a browser.</summary>
public static class SinanCli
{
    public static TextCatalog Texts { get; } = TextCatalog.Load([typeof(SinanCli).Assembly, typeof(StageCatalog).Assembly, typeof(StorageServices).Assembly, typeof(Web.WebMarker).Assembly]);

    /// <summary>Runs a command in this process, or in the server that holds its workspace.</summary>
    /// <returns>0 ok, 1 failed, 2 wrong usage or bad input, 3 a gate or threshold did not hold.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandIo io)
    {
        await using var opener = new StandaloneOpener();
        return await RunAsync(args, io, opener, CancellationToken.None);
    }

    /// <param name="args">As typed.</param>
    /// <param name="io">The caller's streams.</param>
    /// <param name="opener">How workspaces are opened; decides whether a server carries the command out.</param>
    /// <param name="cancellationToken">The caller went away. In a process of its own, signals cancel as well.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandIo io, WorkspaceOpener opener, CancellationToken cancellationToken)
    {
        var words = new Localizer(Texts, CommandShell.LanguageOf(args, io));
        try
        {
            return await InvokeAsync(args, io, words, opener, cancellationToken);
        }
        catch (ServedElsewhereException served)
        {
            return await ForwardAsync(served, args, io, words, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Fail(new Problem("cli.cancelled", ProblemKind.Failed), io, words);
        }
        catch (Exception failure)
        {
            // The one place where a defect ends: people get a sentence, developers the rest when they ask for it.
            if (io.Environment("SINAN_DEBUG") is not null)
                await io.Error.WriteLineAsync(failure.ToString());
            return Fail(new Problem("cli.broke", ProblemKind.Failed, Fact.Of("kind", failure.GetType().Name)), io, words);
        }
    }

    static async Task<int> InvokeAsync(IReadOnlyList<string> args, CommandIo io, Localizer words, WorkspaceOpener opener, CancellationToken cancellationToken)
    {
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

        var isOwnProcess = opener is StandaloneOpener;
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = io.Out,
                Error = io.Error,
                EnableDefaultExceptionHandler = false,
                // A server keeps its own signals; a command gets time to write what it must.
                ProcessTerminationTimeout = isOwnProcess ? TimeSpan.FromSeconds(15) : null,
            },
            cancellationToken);
    }

    static async Task<int> ForwardAsync(ServedElsewhereException served, IReadOnlyList<string> args, CommandIo io, Localizer words, CancellationToken cancellationToken)
    {
        try
        {
            return await CommandForwarder.RunAsync(served, args, io, cancellationToken);
        }
        catch (ProblemException failure)
        {
            return Fail(failure.Problem, io, words);
        }
    }

    static int Fail(Problem problem, CommandIo io, Localizer words)
    {
        io.Error.WriteLine(words.Write(problem.Phrase) + " [" + problem.Code + "]");
        return problem.ExitCode;
    }
}
