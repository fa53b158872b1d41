using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.FindAnomalies;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand anomalies --event E --interval day [--latest N] [--rate R]</c>, or <c>--file F --time COL --value COL</c></summary>
static class AnomaliesCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var metric = new MetricOptions(words);
        var latest = new Option<int?>("--latest") { HelpName = "N", Description = words["cli.understand.anomalies.latest"] };
        var rate = new Option<double>("--rate") { HelpName = "R", Description = words["cli.understand.anomalies.rate"], DefaultValueFactory = _ => FindAnomalies.DefaultRate };
        return shell.Verb("anomalies", "cli.understand.anomalies", (context, parsed, cancellationToken) =>
            metric.AskAsync<FindAnomaliesHandler, AnomalyReport>(
                context, parsed,
                (handler, question, token) => handler.HandleAsync(new FindAnomalies(question, parsed.GetValue(latest), parsed.GetValue(rate)), token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [latest, rate, .. metric.All]);
    }

    static void Write(AnomalyReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.trend.column.start"], words["understand.anomalies.column.value"], words["understand.anomalies.column.expected"], words["understand.anomalies.column.usual"], words["understand.anomalies.column.verdict"]],
            report.Points.Select(p => (IReadOnlyList<string>)
            [
                SeriesRows.Start(p.Start, report.Interval, words), SeriesRows.Value(p.Value, report.Measure, words), .. SeriesRows.Ranged(p.Expected, p.Low, p.High, report.Measure, words),
                !p.Anomaly ? "" : words[p.Value > p.High ? "understand.anomalies.verdict.high" : "understand.anomalies.verdict.low"],
            ]));
    }
}
