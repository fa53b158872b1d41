using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.ListIdeas;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide ideas</c></summary>
static class IdeasCommand
{
    public static Command Create(CommandShell shell) => shell.Verb("ideas", "cli.decide.ideas", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var list = await services.GetRequiredService<ListIdeasHandler>().HandleAsync(new ListIdeas(), cancellationToken);
        return context.Answer(Outcome<IdeaList>.Ok(list), (answer, output) =>
        {
            output.WriteLine(context.Words.Write(answer.Sentence));
            TextTable.Write(
                output, [shell.Words["decide.ideas.col.votes"], shell.Words["decide.ideas.col.weight"], shell.Words["decide.idea"]],
                answer.Ideas.Select(i => (IReadOnlyList<string>)[shell.Words.Write(Fact.Count("n", i.Votes)), shell.Words.Write(Fact.Decimal("w", i.Weight)), i.Title]));
        });
    });
}
