using System.CommandLine;
using Sinan.Stages.Deliver.Contracts;

namespace Sinan.Cli.Commands.Deliver;

static class DocumentsCommand
{
    public static Command Create(CommandShell shell)
    {
        var format = new Option<string>("--format") { HelpName = "md,html,docx", Description = shell.Words["cli.deliver.documents.format"], DefaultValueFactory = _ => "md,html,docx" };
        var directory = new Option<string>("--out") { HelpName = "DIR", Required = true, Description = shell.Words["cli.deliver.documents.out"] };
        return shell.Verb("documents", "cli.deliver.documents", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new WriteRequest(
                context.Io.PathOf(parsed.GetValue(directory)!), [.. parsed.GetValue(format)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
            var written = await services.GetRequiredService<IDocuments>().WriteAsync(request, context.Progress, cancellationToken);
            return context.Answer(written, (set, output) =>
            {
                foreach (var file in set.Documents)
                    output.WriteLine(file.Path);
            });
        }, format, directory);
    }
}
