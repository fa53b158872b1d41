using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Overview.Features.RunLoop;

namespace Sinan.Cli.Commands.Overview;

static class RunCommand
{
    public static Command Create(CommandShell shell)
    {
        Option<string[]> Files(string name) => new(name) { HelpName = "F", AllowMultipleArgumentsPerToken = true, Description = shell.Words["cli.run." + name[2..]] };
        Option<string?> Text(string name, string help) => new(name) { HelpName = help, Description = shell.Words["cli.run." + name[2..].Replace('-', '_')] };
        var (events, feedback, items, users) = (Files("--events"), Files("--feedback"), Files("--items"), Files("--users"));
        var (map, feedbackMap, eventName, timeFormat, columns) = (Text("--map", "user=col,…"), Text("--feedback-map", "text=col,…"), Text("--event", "NAME"), Text("--time-format", "FMT"), Text("--columns", "a,b,…"));
        var noHeader = new Option<bool>("--no-header") { Description = shell.Words["cli.run.no_header"] };
        var noServe = new Option<bool>("--no-serve") { Description = shell.Words["cli.no_serve"] };
        var port = new Option<int>("--port") { HelpName = "N", Description = shell.Words["cli.port"], DefaultValueFactory = _ => 5080 };
        return shell.Verb("run", "cli.run", async (context, parsed, cancellationToken) =>
        {
            ImmutableArray<string> Paths(Option<string[]> option) => [.. (parsed.GetValue(option) ?? []).Select(context.Io.PathOf)];
            var request = new RunLoop
            {
                Events = Paths(events), Feedback = Paths(feedback), Items = Paths(items), Users = Paths(users),
                EventMap = Roles(parsed.GetValue(map)), FeedbackMap = Roles(parsed.GetValue(feedbackMap)),
                EventName = parsed.GetValue(eventName), TimeFormat = parsed.GetValue(timeFormat), NoHeader = parsed.GetValue(noHeader) ? true : null,
                Columns = [.. parsed.GetValue(columns)?.Split(',', StringSplitOptions.TrimEntries) ?? []],
            };
            return request.Events.IsEmpty && request.Feedback.IsEmpty
                ? context.Fail(new Problem("cli.run.no_files", ProblemKind.Invalid))
                : await LoopRun.RunAsync(context, _ => request, !parsed.GetValue(noServe), parsed.GetValue(port), cancellationToken);
        }, events, feedback, items, users, map, feedbackMap, eventName, timeFormat, noHeader, columns, noServe, port);
    }

    /// <summary>"user=CustomerID,time=InvoiceDate" by role.</summary>
    /// <exception cref="ProblemException">A part is not role=column.</exception>
    static ImmutableDictionary<string, string> Roles(string? map)
    {
        var roles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in map?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new ProblemException(new Problem("cli.run.bad_map", ProblemKind.Invalid, Fact.Of("part", part)));
            roles[part[..at]] = part[(at + 1)..];
        }

        return roles.ToImmutable();
    }
}
