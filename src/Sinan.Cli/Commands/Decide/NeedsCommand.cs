using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.ListNeeds;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide needs [--method M] [--formula F]</c></summary>
static class NeedsCommand
{
    public static Command Create(CommandShell shell)
    {
        var method = new Option<string?>("--method") { HelpName = "M", Description = shell.Words["cli.decide.needs.method"] };
        method.AcceptOnlyFromAmong([.. Enum.GetValues<RankMethod>().Select(NeedWords.Code)]);
        var formula = new Option<string?>("--formula") { HelpName = "F", Description = shell.Words["cli.decide.needs.formula"] };
        return shell.Verb("needs", "cli.decide.needs", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var report = await services.GetRequiredService<INeeds>().RankAsync(context.Options.Seed, context.Progress, cancellationToken);
            var by = parsed.GetValue(formula) is null ? NeedWords.Read<RankMethod>(parsed.GetValue(method)) : RankMethod.Own;
            if (report.IsOk && by is not null)
            {
                report = (await services.GetRequiredService<ListNeedsHandler>().HandleAsync(new ListNeeds { Method = by, Formula = parsed.GetValue(formula) }, cancellationToken))
                    .Map(chosen => chosen.Report);
            }

            return context.Answer(report.Map(r => NeedsAnswer.Of(r, context.Words)), (answer, output) => Write(answer, output, context.Words));
        }, [method, formula]);
    }

    static void Write(NeedsAnswer answer, TextWriter output, Localizer words)
    {
        output.WriteLine(answer.Answer);
        foreach (var need in answer.Needs)
        {
            output.WriteLine();
            output.WriteLine(words["cli.decide.needs.line", Fact.Count("rank", need.Rank), Fact.Of("title", need.Title),
                Fact.Decimal("score", need.Score!.Value).Between(need.ScoreInterval![0], need.ScoreInterval[1]), Fact.Share("top", need.TopThree), Fact.Count("reach", need.Reach ?? double.NaN)]);
            foreach (var evidence in need.Evidence)
                output.WriteLine("   " + evidence.Text + " [" + evidence.Id + "]");
        }

        if (!answer.Waiting.IsEmpty)
            output.WriteLine();
        foreach (var need in answer.Waiting)
            output.WriteLine(words["cli.decide.needs.waiting", Fact.Of("title", need.Title), Fact.Of("id", need.Id)]);
    }
}
