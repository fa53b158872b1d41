using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Features.ExportRecord;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect export --format parquet|csv --out DIR</c></summary>
static class ExportCommand
{
    public static Command Create(CommandShell shell)
    {
        var format = new Option<ExportFormat>("--format") { HelpName = "parquet|csv", Description = shell.Words["cli.collect.export.format"] };
        var directory = new Option<string>("--out") { HelpName = "DIR", Description = shell.Words["cli.collect.export.out"], Required = true };
        return shell.Verb("export", "cli.collect.export", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new ExportRecord(parsed.GetValue(format), context.Io.PathOf(parsed.GetValue(directory)!));
            var outcome = await services.GetRequiredService<ExportRecordHandler>().HandleAsync(request, cancellationToken);
            return context.Answer(outcome, (exported, output) =>
            {
                foreach (var file in exported.Files)
                {
                    output.WriteLine(context.Words[
                        "cli.collect.export.file",
                        Fact.Of("what", context.Words["collect.export." + file.Name]), Fact.Count("rows", file.Rows), Fact.Of("path", file.Path)]);
                }
            });
        }, format, directory);
    }
}
