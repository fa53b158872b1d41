using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerPaths;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand paths [--start E] [--end E]</c></summary>
static class PathsCommand
{
    const int MostWays = 20;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var start = new Option<string?>("--start") { HelpName = "E", Description = words["cli.understand.paths.start"] };
        var end = new Option<string?>("--end") { HelpName = "E", Description = words["cli.understand.paths.end"] };
        var gap = new Option<string>("--gap") { HelpName = "30m", Description = words["cli.understand.gap"], DefaultValueFactory = _ => "30m" };
        var within = new Option<string?>("--within") { HelpName = "1h", Description = words["cli.understand.paths.within"] };
        var depth = new Option<int>("--depth") { HelpName = "N", Description = words["cli.understand.paths.depth"], DefaultValueFactory = _ => 5 };
        var top = new Option<int>("--top") { HelpName = "N", Description = words["cli.understand.paths.top"], DefaultValueFactory = _ => 6 };
        var keepRepeats = new Option<bool>("--keep-repeats") { Description = words["cli.understand.paths.keep_repeats"] };
        var noCycles = new Option<bool>("--no-cycles") { Description = words["cli.understand.paths.no_cycles"] };
        var span = new SpanOptions(words);
        var files = new EventFileOptions(words);
        return shell.Verb("paths", "cli.understand.paths", (context, parsed, cancellationToken) =>
            files.AskAsync<AnswerPathsHandler, PathsReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new AnswerPaths(parsed.GetValue(start), parsed.GetValue(end))
                    {
                        Gap = parsed.GetValue(gap)!, Within = parsed.GetValue(within), Depth = parsed.GetValue(depth), Top = parsed.GetValue(top), KeepRepeats = parsed.GetValue(keepRepeats),
                        NoCycles = parsed.GetValue(noCycles), From = span.From(parsed), To = span.To(parsed), Segment = span.Segment(parsed), Threads = threads,
                    }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [start, end, gap, within, depth, top, keepRepeats, noCycles, .. span.All, .. files.All]);
    }

    static void Write(PathsReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [.. new[] { "way", "users", "of_users" }.Select(c => words["understand.paths.column." + c]), words["understand.funnel.column.interval"]],
            report.Branches.Take(MostWays).Select(b => (IReadOnlyList<string>)
            [
                string.Join(" → ", (report.IsBackward ? b.Events.Reverse() : b.Events).Select(e => e ?? words["understand.paths.other"])), words.Write(Fact.Count("n", b.Users)),
                words.Write(Fact.Share("s", b.Share ?? double.NaN)), b.Ci95 is { } ci ? words.WriteInterval(Fact.Share("i", 0).Between(ci[0], ci[1]))! : "–",
            ]));
    }
}
