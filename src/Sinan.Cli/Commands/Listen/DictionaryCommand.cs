using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.ShowWords;
using Sinan.Stages.Listen.Features.TeachWords;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen dictionary [--words FILE] [--simplified on|off]</c>: the words of the team, and those that the last reading found.</summary>
static class DictionaryCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = new Option<string?>("--words") { HelpName = "FILE", Description = shell.Words["cli.listen.dictionary.words"] };
        var simplified = new Option<string?>("--simplified") { HelpName = "on|off", Description = shell.Words["cli.listen.dictionary.simplified"] };
        simplified.AcceptOnlyFromAmong("on", "off");
        return shell.Verb("dictionary", "cli.listen.dictionary", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var (file, shower) = (parsed.GetValue(words), services.GetRequiredService<ShowWordsHandler>());
            var list = await shower.HandleAsync(new ShowWords(), cancellationToken);
            if (file is not null || parsed.GetValue(simplified) is not null)
            {
                if (file is not null && !File.Exists(context.Io.PathOf(file)))
                    return context.Fail(new Problem("collect.no_file", ProblemKind.NotFound, Fact.Of("file", Path.GetFileName(file))));
                IReadOnlyList<string> lines = file is null ? list.Team : await File.ReadAllLinesAsync(context.Io.PathOf(file), cancellationToken);
                var taught = await services.GetRequiredService<TeachWordsHandler>().HandleAsync(
                    new TeachWords(lines, parsed.GetValue(simplified) is { } wanted ? wanted == "on" : list.Simplifies, "cli"), cancellationToken);
                if (!taught.IsOk)
                    return context.Fail(taught.Problem);
                list = await shower.HandleAsync(new ShowWords(), cancellationToken);
            }

            return context.Answer(Outcome<WordList>.Ok(list), (answer, output) =>
            {
                output.WriteLine(shell.Words.Write(answer.Sentence));
                foreach (var word in answer.Team)
                    output.WriteLine(word);
            });
        }, words, simplified);
    }
}
