using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver documents --out DIR</c>: those of the workspace; with <c>--initiative ID</c> those of an initiative.</summary>
static class DocumentsCommand
{
    public static Command Create(CommandShell shell)
    {
        var initiative = new Option<long?>("--initiative") { HelpName = "ID", Description = shell.Words["cli.deliver.documents.initiative"] };
        var document = new Option<string>("--document") { HelpName = "CODE,…", Description = shell.Words["cli.deliver.documents.document"], DefaultValueFactory = _ => "" };
        var format = new Option<string>("--format") { HelpName = "md,html,docx", Description = shell.Words["cli.deliver.documents.format"], DefaultValueFactory = _ => "md,html,docx" };
        var directory = new Option<string>("--out") { HelpName = "DIR", Required = true, Description = shell.Words["cli.deliver.documents.out"] };
        return shell.Verb("documents", "cli.deliver.documents", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var (path, formats) = (context.Io.PathOf(parsed.GetValue(directory)!), Listed(parsed.GetValue(format)!));
            var written = parsed.GetValue(initiative) is { } id
                ? await WriteAsync(services, new WriteInitiativeDocuments(id, Listed(parsed.GetValue(document)!), "cli") { Directory = path, Formats = formats, Progress = context.Progress }, cancellationToken)
                : await services.GetRequiredService<IDocuments>().WriteAsync(new WriteRequest(path, formats), context.Progress, cancellationToken);
            return context.Answer(written, (set, output) =>
            {
                foreach (var file in set.Documents)
                    output.WriteLine(file.Path);
            });
        }, initiative, document, format, directory);
    }

    static async Task<Outcome<DocumentSet>> WriteAsync(IServiceProvider services, WriteInitiativeDocuments request, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<WriteInitiativeDocumentsHandler>().HandleAsync(request, cancellationToken)).Map(versions => new DocumentSet(
            versions[0].Data, versions[^1].At, [.. versions.SelectMany(v => v.Files).Where(f => request.Formats.IsEmpty || request.Formats.Contains(f.Format))]));

    static ImmutableArray<string> Listed(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
