using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect import events|feedback|items|users FILE…</c></summary>
static class ImportCommand
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "import", "cli.collect.import", null, Enum.GetValues<ImportKind>().Select(kind => Create(shell, kind)));

    static Command Create(CommandShell shell, ImportKind kind)
    {
        var words = shell.Words;
        var name = kind.ToString().ToLowerInvariant();
        var files = new Argument<string[]>("files") { Arity = ArgumentArity.OneOrMore, HelpName = "FILE", Description = words["cli.collect.import.files"] };
        var map = new Option<string[]>("--map") { HelpName = "role=column,…", Description = words["cli.collect.import.map"] };
        var eventName = new Option<string?>("--event") { HelpName = "NAME", Description = words["cli.collect.import.event"] };
        var timeFormat = new Option<string?>("--time-format") { HelpName = "FMT", Description = words["cli.collect.import.time_format"] };
        var zone = new Option<string?>("--zone") { HelpName = "ZONE", Description = words["cli.collect.import.zone"] };
        var noHeader = new Option<bool>("--no-header") { Description = words["cli.collect.import.no_header"] };
        var columns = new Option<string?>("--columns") { HelpName = "a,b,…", Description = words["cli.collect.import.columns"] };
        var keepRawIds = new Option<bool>("--keep-raw-ids") { Description = words["cli.collect.import.keep_raw_ids"] };
        Symbol[] symbols = kind == ImportKind.Events
            ? [files, map, eventName, timeFormat, zone, noHeader, columns, keepRawIds]
            : [files, map, timeFormat, zone, noHeader, columns];
        return shell.Verb(name, "cli.collect.import." + name, async (context, parsed, cancellationToken) =>
        {
            var roles = ParseMap(parsed.GetValue(map) ?? []);
            if (!roles.IsOk)
                return context.Fail(roles.Problem);
            var request = new ImportRequest([.. parsed.GetValue(files)!.Select(context.Io.PathOf)])
            {
                Map = roles.Value,
                EventName = kind == ImportKind.Events ? parsed.GetValue(eventName) : null,
                TimeFormat = parsed.GetValue(timeFormat),
                Zone = parsed.GetValue(zone),
                NoHeader = parsed.GetValue(noHeader) ? true : null,
                Columns = [.. (parsed.GetValue(columns) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                KeepRawIds = kind == ImportKind.Events && parsed.GetValue(keepRawIds),
            };
            var services = await context.WorkspaceAsync(create: true, cancellationToken);
            var outcome = await services.GetRequiredService<IImporter>().ImportAsync(kind, request, context.Progress, cancellationToken);
            return context.Answer(outcome, (result, output) => Write(result, output, context.Words));
        }, symbols);
    }

    /// <summary>"user=CustomerID,time=Date", given once or several times.</summary>
    public static Outcome<ImmutableDictionary<string, string>> ParseMap(IReadOnlyList<string> texts)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                return new Problem("collect.map_syntax", ProblemKind.Invalid, Fact.Of("text", text));
            map[text[..sign].Trim()] = text[(sign + 1)..].Trim();
        }

        return map.ToImmutable();
    }

    static void Write(ImportResult result, TextWriter output, Localizer words)
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
