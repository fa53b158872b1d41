using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.ForecastMetric;
using Sinan.Stages.Understand.Features.MeasureImpact;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand impact --event E --date D [--control EVENT] [--periods N]</c>, or <c>--file F --time COL --value COL</c></summary>
static class ImpactCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var metric = new MetricOptions(words);
        var date = new Option<string>("--date") { Required = true, HelpName = "D", Description = words["cli.understand.impact.date"] };
        var control = new Option<string?>("--control") { HelpName = "EVENT", Description = words["cli.understand.impact.control"] };
        var periods = new Option<int?>("--periods") { HelpName = "N", Description = words["cli.understand.impact.periods"] };
        var level = new Option<double>("--level") { HelpName = "L", Description = words["cli.understand.metric.level"], DefaultValueFactory = _ => ForecastMetric.DefaultLevel };
        return shell.Verb("impact", "cli.understand.impact", (context, parsed, cancellationToken) =>
            metric.AskAsync<MeasureImpactHandler, ImpactReport>(
                context, parsed,
                (handler, question, token) => handler.HandleAsync(
                    new MeasureImpact(question, parsed.GetValue(date)!) { Control = parsed.GetValue(control), Periods = parsed.GetValue(periods), Level = parsed.GetValue(level) }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [date, control, periods, level, .. metric.All]);
    }

    static void Write(ImpactReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.trend.column.start"], words["understand.anomalies.column.value"], words["understand.impact.column.expected"], words["understand.forecast.column.interval"], words["understand.impact.column.difference"]],
            report.After.Select(p => (IReadOnlyList<string>)
            [
                SeriesRows.Start(p.Start, report.Interval, words), SeriesRows.Value(p.Value, report.Measure, words), .. SeriesRows.Ranged(p.Expected, p.Low, p.High, report.Measure, words),
                SeriesRows.Value(p.Value - p.Expected, report.Measure, words),
            ]));
    }
}
