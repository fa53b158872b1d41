using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerSessions;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand sessions [--gap 30m | --session COLUMN] [--interval hour|day|week|month]</c></summary>
static class SessionsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var gap = new Option<string>("--gap") { HelpName = "30m", Description = words["cli.understand.gap"], DefaultValueFactory = _ => "30m" };
        var column = new Option<string?>("--session") { HelpName = "COLUMN", Description = words["cli.understand.sessions.column"] };
        var interval = IntervalOption.Hourly(words);
        var span = new SpanOptions(words);
        var files = new EventFileOptions(words);
        return shell.Verb("sessions", "cli.understand.sessions", (context, parsed, cancellationToken) =>
            files.AskAsync<AnswerSessionsHandler, SessionsReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new AnswerSessions(interval.Of(parsed))
                    {
                        Gap = parsed.GetValue(gap)!, Column = parsed.GetValue(column), From = span.From(parsed), To = span.To(parsed), Segment = span.Segment(parsed), Threads = threads,
                    }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [gap, column, interval.Symbol, .. span.All, .. files.All]);
    }

    static void Write(SessionsReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.trend.column.start"], words["understand.sessions.measure.sessions"], words["understand.funnel.column.users"], .. new[] { "length", "depth", "bounces" }.Select(c => words["understand.sessions.measure." + c])],
            report.Periods.Select(p => (IReadOnlyList<string>)
            [
                words.Write(report.Interval == "hour" ? Fact.At("t", p.Start) : Fact.Date("t", p.Start)), words.Write(Fact.Count("n", p.Sessions)), words.Write(Fact.Count("n", p.Users)),
                Figure(p.MeanSeconds, FactKind.Duration), Figure(p.Depth, FactKind.Number), Figure(p.BounceShare, FactKind.Share),
            ]));

        string Figure(SessionFigure? figure, FactKind kind) => figure is null ? "–" : FactFormat.Number(figure.Value, kind, words);
    }
}
