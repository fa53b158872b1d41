using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Features.ShowStrategy;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver strategy</c>: themes and opportunities.</summary>
static class StrategyCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        return shell.Verb("strategy", "cli.deliver.strategy", async (context, _, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var report = await services.GetRequiredService<ShowStrategyHandler>().HandleAsync(new ShowStrategy(), cancellationToken);
            return context.Answer(Outcome<StrategyReport>.Ok(report), (answer, output) =>
            {
                output.WriteLine(words.Write(answer.Sentence));
                TextTable.Write(
                    output, [words["deliver.col.strategy"], words["deliver.strategy.open"], words["deliver.strategy.complete"], words["deliver.strategy.opportunities"]],
                    answer.Themes.Select(t => (IReadOnlyList<string>)[t.Theme.Name, Count(t.Open), Count(t.Complete), Count(t.Opportunities)]));
            });
        });

        string Count(double value) => words.Write(Fact.Count("n", value));
    }
}
