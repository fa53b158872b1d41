using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.ShowConflicts;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver conflicts ID [--release VERSION]</c>: technical metrics beside metrics of the business.</summary>
static class ConflictsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var id = new Argument<long>("id") { HelpName = "ID", Description = words["cli.deliver.initiative.id"] };
        var release = new Option<string?>("--release") { HelpName = "VERSION", Description = words["cli.deliver.conflicts.release"] };
        return shell.Verb("conflicts", "cli.deliver.conflicts", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new ShowConflicts(parsed.GetValue(id), parsed.GetValue(release));
            return context.Answer(await services.GetRequiredService<ShowConflictsHandler>().HandleAsync(request, cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                TextTable.Write(
                    output, [words["deliver.conflicts.verdict"], words["deliver.conflicts.technical"], words["deliver.conflicts.business"], words["deliver.conflicts.place"], words["deliver.conflicts.p"]],
                    report.Pairs.Select(p => (IReadOnlyList<string>)
                        [words["deliver.pair." + StepWork.Code(p.Verdict)], Named(words, p.Technical, p.TechnicalChange), Named(words, p.Business, p.BusinessChange ?? p.Correlation), words.Write(ConflictWords.Where(p)), words.Write(Fact.Chance("p", p.AdjustedP))]));
            });
        }, id, release);
    }

    static string Named(Localizer words, GoalMetric metric, Fact? figure) => figure is null ? metric.Name : $"{metric.Name} {words.Write(figure)} ({words.WriteInterval(figure)})";
}
