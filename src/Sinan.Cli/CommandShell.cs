using System.CommandLine;
using Sinan.Kernel;

namespace Sinan.Cli;

/// <summary>Builds the command tree: shared options, actions that get a <see cref="CommandContext"/>, problems turned into exit codes.</summary>
public sealed class CommandShell(CommandIo io, Localizer words, WorkspaceOpener opener)
{
    readonly Option<string?> workspace = new("--workspace") { Recursive = true, HelpName = "DIR", Description = words["cli.option.workspace"] };
    readonly Option<bool> json = new("--json") { Recursive = true, Description = words["cli.option.json"] };
    readonly Option<string?> lang = new("--lang") { Recursive = true, HelpName = "zh-CN|en", Description = words["cli.option.lang"] };
    readonly Option<long> seed = new("--seed") { Recursive = true, Description = words["cli.option.seed"], DefaultValueFactory = _ => SharedOptions.DefaultSeed };
    readonly Option<bool> noProgress = new("--no-progress") { Recursive = true, Description = words["cli.option.no_progress"] };
    readonly Option<int?> threads = new("--threads") { Recursive = true, Description = words["cli.option.threads"] };

    public CommandIo Io { get; } = io;

    public Localizer Words { get; } = words;

    public void AddSharedOptions(RootCommand root)
    {
        foreach (var option in new Option[] { workspace, json, lang, seed, noProgress, threads })
            root.Options.Add(option);
    }

    /// <summary>A command whose description is the text "cli.{path with dots}".</summary>
    public Command Verb(string name, string descriptionKey, Func<CommandContext, ParseResult, CancellationToken, Task<int>>? body, params IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, Words[descriptionKey]);
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Command sub: command.Subcommands.Add(sub); break;
                case Option option: command.Options.Add(option); break;
                case Argument argument: command.Arguments.Add(argument); break;
            }
        }

        if (body is not null)
        {
            command.SetAction(async (parsed, cancellationToken) =>
            {
                await using var context = new CommandContext(Io, Words, Read(parsed), opener);
                try
                {
                    return await body(context, parsed, cancellationToken);
                }
                catch (ProblemException failure)
                {
                    return context.Fail(failure.Problem);
                }
            });
        }

        return command;
    }

    SharedOptions Read(ParseResult parsed)
    {
        var directory = parsed.GetValue(workspace) ?? Io.Environment("SINAN_WORKSPACE") ?? "sinan-workspace";
        return new SharedOptions(
            Io.PathOf(directory), parsed.GetValue(json), parsed.GetValue(noProgress), parsed.GetValue(seed),
            parsed.GetValue(threads) ?? Environment.ProcessorCount);
    }

    /// <summary>The language: --lang, else SINAN_LANG, else LANG of the environment, else English.</summary>
    public static Lang LanguageOf(IReadOnlyList<string> args, CommandIo io)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--lang" && i + 1 < args.Count && Lang.Parse(args[i + 1]) is { } next)
                return next;
            if (args[i].StartsWith("--lang=", StringComparison.Ordinal) && Lang.Parse(args[i][7..]) is { } inline)
                return inline;
        }

        return Lang.Parse(io.Environment("SINAN_LANG")) ?? Lang.Parse(io.Environment("LANG")) ?? Lang.English;
    }
}
