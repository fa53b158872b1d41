using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Features.ImportSeries;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect import series FILE --name N [--time COL] [--value COL]</c></summary>
static class ImportSeriesCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var file = new Argument<string>("file") { HelpName = "FILE", Description = words["cli.collect.import.files"] };
        var name = new Option<string>("--name") { Required = true, HelpName = "N", Description = words["cli.collect.import.series.name"] };
        var time = new Option<string?>("--time") { HelpName = "COL", Description = words["cli.collect.import.series.time"] };
        var value = new Option<string?>("--value") { HelpName = "COL", Description = words["cli.collect.import.series.value"] };
        var zone = new Option<string?>("--zone") { HelpName = "ZONE", Description = words["cli.collect.import.zone"] };
        return shell.Verb("series", "cli.collect.import.series", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: true, cancellationToken);
            var imported = await services.GetRequiredService<ImportSeriesHandler>().HandleAsync(
                new ImportSeries(context.Io.PathOf(parsed.GetValue(file)!), parsed.GetValue(name)!) { Time = parsed.GetValue(time), Value = parsed.GetValue(value), Zone = parsed.GetValue(zone) },
                cancellationToken);
            return context.Answer(imported, (info, output) => Write(info, output, words));
        }, [file, name, time, value, zone]);
    }

    static void Write(SeriesInfo info, TextWriter output, Localizer words) => output.WriteLine(words[
        "cli.collect.import.series.done", Fact.Of("name", info.Name), Fact.Count("points", info.Points), Fact.At("first", info.First), Fact.At("last", info.Last), Fact.Count("rejected", info.Rejected)]);
}
