using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.CorrelateEvents;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand correlation --entry E --goal E [--within 7d]</c></summary>
static class CorrelationCommand
{
    const int MostFactors = 20;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var entry = new Option<string>("--entry") { Required = true, HelpName = "E", Description = words["cli.understand.correlation.entry"] };
        var goal = new Option<string>("--goal") { Required = true, HelpName = "E", Description = words["cli.understand.correlation.goal"] };
        var within = new Option<string>("--within") { HelpName = "7d", Description = words["cli.understand.correlation.within"], DefaultValueFactory = _ => "7d" };
        var exclude = new Option<string?>("--exclude") { HelpName = "a,b", Description = words["cli.understand.correlation.exclude"] };
        var span = new SpanOptions(words);
        var files = new EventFileOptions(words);
        return shell.Verb("correlation", "cli.understand.correlation", (context, parsed, cancellationToken) =>
            files.AskAsync<CorrelateEventsHandler, CorrelationReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new CorrelateEvents(parsed.GetValue(entry)!, parsed.GetValue(goal)!)
                    {
                        Within = parsed.GetValue(within)!, Exclude = [.. (parsed.GetValue(exclude) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                        From = span.From(parsed), To = span.To(parsed), Segment = span.Segment(parsed), Threads = threads,
                    }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [entry, goal, within, exclude, .. span.All, .. files.All]);
    }

    static void Write(CorrelationReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [.. new[] { "factor", "direction", "ratio", "successes", "failures", "q" }.Select(c => words["understand.correlation.column." + c])],
            report.Factors.Take(MostFactors).Select(f => (IReadOnlyList<string>)
            [
                f.Event ?? $"{f.Column} = {f.Value}", words["understand.correlation.direction." + f.Direction], words.Write(Fact.Ratio("r", f.OddsRatio).Between(f.Ci95[0], f.Ci95[1])),
                words.Write(Fact.Count("n", f.Successes)), words.Write(Fact.Count("n", f.Failures)), words.Write(Fact.Decimal("q", f.Q)),
            ]));
    }
}
