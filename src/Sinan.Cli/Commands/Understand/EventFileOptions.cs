using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Cli.Commands.PlainFiles;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The options of a question that can be asked of a plain file instead of a workspace.</summary>
sealed class EventFileOptions
{
    readonly Option<string[]> events;
    readonly Option<string[]> map;
    readonly Option<string?> eventName;
    readonly Option<string?> timeFormat;
    readonly Option<string?> zone;
    readonly Option<bool> noHeader;
    readonly Option<string?> columns;

    public EventFileOptions(Localizer words)
    {
        events = new("--events") { HelpName = "FILE", AllowMultipleArgumentsPerToken = true, Description = words["cli.understand.events"] };
        map = new("--map") { HelpName = "role=column,…", Description = words["cli.understand.map"] };
        eventName = new("--event-name") { HelpName = "NAME", Description = words["cli.understand.event_name"] };
        timeFormat = new("--time-format") { HelpName = "FMT", Description = words["cli.understand.time_format"] };
        zone = new("--zone") { HelpName = "ZONE", Description = words["cli.understand.zone"] };
        noHeader = new("--no-header") { Description = words["cli.understand.no_header"] };
        columns = new("--columns") { HelpName = "a,b,…", Description = words["cli.understand.columns"] };
    }

    public IEnumerable<Symbol> All => [events, map, eventName, timeFormat, zone, noHeader, columns];

    /// <summary>Zone of the file's times and days; null = UTC.</summary>
    public string? Zone(ParseResult parsed) => parsed.GetValue(zone);

    /// <summary>Asks a handler on the file, or else on the workspace, and answers.</summary>
    /// <param name="context">The command.</param>
    /// <param name="parsed">Its options.</param>
    /// <param name="ask">Asks with a number of threads.</param>
    /// <param name="timed">Puts the whole work time into the answer of a file.</param>
    /// <param name="human">Writes the answer for people.</param>
    /// <param name="cancellationToken">Cancels reading and asking.</param>
    public async Task<int> AskAsync<THandler, TReport>(
        CommandContext context, ParseResult parsed, Func<THandler, int, CancellationToken, Task<Outcome<TReport>>> ask, Func<TReport, double, TReport> timed,
        Action<TReport, TextWriter> human, CancellationToken cancellationToken)
        where THandler : notnull
    {
        if (parsed.GetValue(events) is not { Length: > 0 } files)
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await ask(services.GetRequiredService<THandler>(), context.Options.Threads, cancellationToken), human);
        }

        var started = TimeProvider.System.GetTimestamp();
        var request = Request(context, parsed, files);
        if (!request.IsOk)
            return context.Fail(request.Problem);
        await using var plain = new PlainWorkspace(parsed.GetValue(zone));
        var imported = await plain.ImportAsync(request.Value, context.Progress, cancellationToken);
        if (!imported.IsOk)
            return context.Fail(imported.Problem);
        if (imported.Value.RowsRejected > 0)
            await context.Io.Error.WriteLineAsync(context.Words["cli.understand.rejected", Fact.Count("rows", imported.Value.RowsRejected), Fact.Count("all", imported.Value.RowsRead)]);
        var answer = await ask(plain.Services.GetRequiredService<THandler>(), context.Options.Threads, cancellationToken);
        return context.Answer(answer.Map(report => timed(report, TimeProvider.System.GetElapsedTime(started).TotalSeconds)), human);
    }

    Outcome<ImportRequest> Request(CommandContext context, ParseResult parsed, string[] files)
    {
        var roles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in (parsed.GetValue(map) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                return new Problem("collect.map_syntax", ProblemKind.Invalid, Fact.Of("text", text));
            roles[text[..sign].Trim()] = text[(sign + 1)..].Trim();
        }

        return new ImportRequest([.. files.Select(context.Io.PathOf)])
        {
            Map = roles.ToImmutable(),
            EventName = parsed.GetValue(eventName),
            TimeFormat = parsed.GetValue(timeFormat),
            Zone = parsed.GetValue(zone),
            NoHeader = parsed.GetValue(noHeader) ? true : null,
            Columns = [.. (parsed.GetValue(columns) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        };
    }
}
