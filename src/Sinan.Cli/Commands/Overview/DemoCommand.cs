using System.CommandLine;
using Sinan.Stages.Overview.Features.MakeSample;

namespace Sinan.Cli.Commands.Overview;

static class DemoCommand
{
    public static Command Create(CommandShell shell)
    {
        var filesOnly = new Option<string?>("--files-only") { HelpName = "DIR", Description = shell.Words["cli.demo.files_only"] };
        return shell.Verb("demo", "cli.demo", async (context, parsed, cancellationToken) =>
        {
            var directory = context.Io.PathOf(parsed.GetValue(filesOnly) ?? "sinan-sample");
            var files = await new MakeSampleHandler(TimeProvider.System).HandleAsync(new MakeSample(directory, context.Options.Seed), cancellationToken);
            return context.Answer(files, (made, output) => output.WriteLine(string.Join(Environment.NewLine, made.Events, made.Items, made.Feedback, made.Truths)));
        }, filesOnly);
    }
}
