using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Cli.Commands.PlainFiles;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Cli.Commands.Listen;

/// <summary>A question about feedback is asked of the workspace, or of a plain file that is named.</summary>
/// <param name="words">Of the help.</param>
/// <param name="file">The file, where it may also be something else.</param>
sealed class FeedbackFileOptions(Localizer words, Argument<string?>? file = null)
{
    public Argument<string?> File { get; } = file ?? new("file") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne, Description = words["cli.listen.feedback.file"] };

    public Option<string[]> Map { get; } = new("--map") { HelpName = "role=column,…", Description = words["cli.listen.themes.map"] };

    /// <summary>Asks with the services of the workspace or of the file, and prints the answer.</summary>
    /// <param name="context">Where it runs.</param>
    /// <param name="parsed">What was typed.</param>
    /// <param name="ask">The question.</param>
    /// <param name="write">Writes the answer as text.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task<int> AskAsync<TAnswer>(
        CommandContext context, ParseResult parsed, Func<IServiceProvider, Task<Outcome<TAnswer>>> ask, Action<TAnswer, TextWriter> write, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(File) is not { } path)
            return context.Answer(await ask(await context.WorkspaceAsync(create: false, cancellationToken)), write);
        var roles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in (parsed.GetValue(Map) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                return context.Fail(new Problem("collect.map_syntax", ProblemKind.Invalid, Fact.Of("text", text)));
            roles[text[..sign].Trim()] = text[(sign + 1)..].Trim();
        }

        await using var plain = new PlainWorkspace();
        var imported = await plain.ImportAsync(new ImportRequest(context.Io.PathOf(path)) { Map = roles.ToImmutable() }, context.Progress, cancellationToken, ImportKind.Feedback);
        return imported.IsOk ? context.Answer(await ask(plain.Services), write) : context.Fail(imported.Problem);
    }
}
