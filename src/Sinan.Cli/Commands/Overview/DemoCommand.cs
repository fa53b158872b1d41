using System.CommandLine;
using Sinan.Stages.Overview.Features.MakeSample;
using Sinan.Stages.Overview.Features.RunLoop;

namespace Sinan.Cli.Commands.Overview;

static class DemoCommand
{
    public static Command Create(CommandShell shell)
    {
        var filesOnly = new Option<string?>("--files-only") { HelpName = "DIR", Description = shell.Words["cli.demo.files_only"] };
        var noServe = new Option<bool>("--no-serve") { Description = shell.Words["cli.no_serve"] };
        var port = new Option<int>("--port") { HelpName = "N", Description = shell.Words["cli.port"], DefaultValueFactory = _ => 5080 };
        return shell.Verb("demo", "cli.demo", async (context, parsed, cancellationToken) =>
        {
            if (parsed.GetValue(filesOnly) is { } directory)
            {
                var files = await new MakeSampleHandler(TimeProvider.System).HandleAsync(new MakeSample(context.Io.PathOf(directory), context.Options.Seed), cancellationToken);
                return context.Answer(files, (made, output) => output.WriteLine(string.Join(Environment.NewLine, made.Events, made.Items, made.Feedback, made.Truths)));
            }

            return await LoopRun.RunAsync(
                context, workspace => new RunLoop { SampleDirectory = Path.GetDirectoryName(workspace.PathOf("sample", "events.csv")) }, !parsed.GetValue(noServe), parsed.GetValue(port), cancellationToken);
        }, noServe, port, filesOnly);
    }
}
