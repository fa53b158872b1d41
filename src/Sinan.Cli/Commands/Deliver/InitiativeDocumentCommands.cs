using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.CompareDocumentVersions;
using Sinan.Stages.Deliver.Features.ListInitiativeDocuments;
using Sinan.Stages.Deliver.Features.ShowInitiativeDocument;
using Sinan.Numerics.Text;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver papers ID</c>, <c>deliver document ID CODE</c>, <c>deliver changes ID CODE</c>.</summary>
static class InitiativeDocumentCommands
{
    public static IEnumerable<Command> Create(CommandShell shell)
    {
        yield return List(shell);
        yield return Show(shell);
        yield return Compare(shell);
    }

    static Command List(CommandShell shell)
    {
        var words = shell.Words;
        var id = Id(words);
        return shell.Verb("papers", "cli.deliver.papers", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await services.GetRequiredService<ListInitiativeDocumentsHandler>().HandleAsync(new ListInitiativeDocuments(parsed.GetValue(id)), cancellationToken), (list, output) =>
            {
                output.WriteLine(words.Write(list.Sentence));
                TextTable.Write(
                    output, [words["deliver.col.document"], words["cli.deliver.document.code"], words["deliver.col.paper_state"], words["deliver.col.missing"], words["deliver.col.written_version"], words["deliver.col.changed_since"]],
                    list.Documents.Select(d => (IReadOnlyList<string>)
                        [words["deliver.paper." + d.Code], d.Code, words["deliver.paper_state." + StepWork.Code(d.State)], Count(words, d.Missing), Count(words, d.Version), Count(words, d.Changed)]));
            });
        }, id);
    }

    static Command Show(CommandShell shell)
    {
        var words = shell.Words;
        var (id, code) = (Id(words), Code(words));
        var version = new Option<int?>("--number") { HelpName = "N", Description = words["cli.deliver.document.version"] };
        return shell.Verb("document", "cli.deliver.document", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new ShowInitiativeDocument(parsed.GetValue(id), parsed.GetValue(code)!, parsed.GetValue(version));
            return context.Answer(await services.GetRequiredService<ShowInitiativeDocumentHandler>().HandleAsync(request, cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                foreach (var part in report.Missing)
                    output.WriteLine("  " + words.Write(part.Says));
                foreach (var change in report.Changes)
                    output.WriteLine($"  {words.Write(change.About)}: {Written(words, change.Then)} → {Written(words, change.Now)}");
            });
        }, id, code, version);
    }

    static Command Compare(CommandShell shell)
    {
        var words = shell.Words;
        var (id, code) = (Id(words), Code(words));
        var from = new Option<int?>("--from") { HelpName = "N", Description = words["cli.deliver.changes.from"] };
        var to = new Option<int?>("--to") { HelpName = "N", Description = words["cli.deliver.changes.to"] };
        return shell.Verb("changes", "cli.deliver.changes", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new CompareDocumentVersions(parsed.GetValue(id), parsed.GetValue(code)!, words.Lang, parsed.GetValue(from), parsed.GetValue(to));
            return context.Answer(await services.GetRequiredService<CompareDocumentVersionsHandler>().HandleAsync(request, cancellationToken), (compared, output) =>
            {
                output.WriteLine(words.Write(compared.Sentence));
                foreach (var line in compared.Lines.Where(l => l.Edit != LineEdit.Kept))
                    output.WriteLine((line.Edit == LineEdit.Added ? "+ " : "- ") + line.Text);
            });
        }, id, code, from, to);
    }

    static Argument<long> Id(Localizer words) => new("id") { HelpName = "ID", Description = words["cli.deliver.initiative.id"] };

    static Argument<string> Code(Localizer words) => new("code") { HelpName = "CODE", Description = words["cli.deliver.documents.document"] };

    static string Count(Localizer words, double? value) => value is { } number ? words.Write(Fact.Count("n", number)) : "–";

    static string Written(Localizer words, Phrase? phrase) => phrase is null ? "–" : words.Write(phrase);
}
