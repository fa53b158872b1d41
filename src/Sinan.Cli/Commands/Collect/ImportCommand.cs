using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect import events|feedback|items|users|series FILE…</c></summary>
static class ImportCommand
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "import", "cli.collect.import", null, [.. Enum.GetValues<ImportKind>().Select(kind => Create(shell, kind)), ImportSeriesCommand.Create(shell)]);

    static Command Create(CommandShell shell, ImportKind kind)
    {
        var words = shell.Words;
        var name = kind.ToString().ToLowerInvariant();
        var files = new Argument<string[]>("files") { Arity = ArgumentArity.OneOrMore, HelpName = "FILE", Description = words["cli.collect.import.files"] };
        var eventName = new Option<string?>("--event") { HelpName = "NAME", Description = words["cli.collect.import.event"] };
        var table = new Option<string?>("--table") { HelpName = "NAME", Description = words["cli.collect.import.table"] };
        var keepRawIds = new Option<bool>("--keep-raw-ids") { Description = words["cli.collect.import.keep_raw_ids"] };
        var reading = new ReadingOptions(words);
        Symbol[] symbols = kind == ImportKind.Events ? [files, eventName, table, keepRawIds, .. reading.All] : [files, .. reading.All];
        return shell.Verb(name, "cli.collect.import." + name, async (context, parsed, cancellationToken) =>
        {
            var request = reading.Read(context, parsed, parsed.GetValue(files)!);
            if (!request.IsOk)
                return context.Fail(request.Problem);
            var chosen = kind == ImportKind.Events
                ? request.Value with { EventName = parsed.GetValue(eventName), Table = parsed.GetValue(table), KeepRawIds = parsed.GetValue(keepRawIds) }
                : request.Value;
            var services = await context.WorkspaceAsync(create: true, cancellationToken);
            var outcome = await services.GetRequiredService<IImporter>().ImportAsync(kind, chosen, context.Progress, cancellationToken);
            return context.Answer(outcome, (result, output) => Write(result, output, context.Words));
        }, symbols);
    }

    public static void Write(ImportResult result, TextWriter output, Localizer words)
    {
        output.WriteLine(words[
            "cli.collect.import.read",
            Fact.Count("rows", result.RowsRead), Fact.Count("imported", result.RowsImported), Fact.Count("duplicates", result.Duplicates), Fact.Count("rejected", result.RowsRejected)]);
        foreach (var (reason, rows) in result.Rejected)
            output.WriteLine(words["cli.collect.import.reason", Fact.Count("rows", rows), Fact.Of("reason", words["collect.reason." + reason])]);
        if (result.RejectedFile is { } file)
            output.WriteLine(words["cli.collect.import.rejected_file", Fact.Of("file", file)]);
        if (result.Redacted.Count > 0)
            output.WriteLine(words["cli.collect.import.masked", Fact.Count("count", result.Redacted.Values.Sum())]);
        output.WriteLine(words["cli.collect.import.columns_read"]);
        foreach (var choice in result.Columns)
        {
            output.WriteLine(choice.Column.Length == 0
                ? words["cli.collect.import.constant", Fact.Of("name", choice.Examples[0])]
                : words["cli.collect.import.column", Fact.Of("column", choice.Column), Fact.Of("role", words["collect.role." + choice.Role] + (choice.Format is null ? "" : $" ({choice.Format})"))]);
        }
    }
}
