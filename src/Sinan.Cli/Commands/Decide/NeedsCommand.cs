using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Cli.Commands.Decide;

static class NeedsCommand
{
    public static Command Create(CommandShell shell) => shell.Verb("needs", "cli.decide.needs", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var needs = services.GetRequiredService<INeeds>();
        var report = await needs.RankAsync(context.Options.Seed, context.Progress, cancellationToken);
        return context.Answer(report.Map(r => NeedsAnswer.Of(r, context.Words)), (answer, output) =>
        {
            output.WriteLine(answer.Answer);
            foreach (var need in answer.Needs)
            {
                output.WriteLine();
                output.WriteLine(context.Words["cli.decide.needs.line", Fact.Count("rank", need.Rank), Fact.Of("title", need.Title),
                    Fact.Decimal("score", need.Score).Between(need.ScoreInterval[0], need.ScoreInterval[1]), Fact.Share("top", need.TopThree), Fact.Count("reach", need.Reach)]);
                foreach (var evidence in need.Evidence)
                    output.WriteLine("   " + evidence.Text + " [" + evidence.Id + "]");
            }
        });
    });
}
