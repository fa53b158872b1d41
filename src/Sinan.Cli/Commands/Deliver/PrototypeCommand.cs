using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.ExportPrototype;
using Sinan.Stages.Deliver.Features.ShowPrototype;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver prototype ID [--number N] [--out FILE]</c>.</summary>
static class PrototypeCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var id = new Argument<long>("id") { HelpName = "ID", Description = words["cli.deliver.initiative.id"] };
        var number = new Option<int?>("--number") { HelpName = "N", Description = words["cli.deliver.prototype.number"] };
        var file = new Option<string?>("--out") { HelpName = "FILE", Description = words["cli.deliver.prototype.out"] };
        return shell.Verb("prototype", "cli.deliver.prototype", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            if (parsed.GetValue(file) is { } path)
            {
                var page = await services.GetRequiredService<ExportPrototypeHandler>().HandleAsync(new ExportPrototype(parsed.GetValue(id), parsed.GetValue(number), words.Lang), cancellationToken);
                if (!page.IsOk)
                    return context.Answer(Outcome<PrototypeReport>.Fail(page.Problem), (_, _) => { });
                await File.WriteAllTextAsync(context.Io.PathOf(path), page.Value, cancellationToken);
            }

            return context.Answer(await services.GetRequiredService<ShowPrototypeHandler>().HandleAsync(new ShowPrototype(parsed.GetValue(id), parsed.GetValue(number)), cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                TextTable.Write(
                    output, [words["deliver.prototype.state"], words["deliver.prototype.missing_on"]],
                    report.Coverage.Select(c => (IReadOnlyList<string>)
                        [words["deliver.prototype.state." + StepWork.Code(c.State)], c.Places == 0 ? words["deliver.prototype.no_place"] : string.Join(", ", c.Missing.Select(m => m.Length > 0 ? m : words["deliver.prototype.dialogue"]))]));
            });
        }, id, number, file);
    }
}
