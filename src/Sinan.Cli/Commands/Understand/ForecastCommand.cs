using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.ForecastMetric;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand forecast --event E --interval hour|day|week|month --horizon N [--holidays cn] [--regressor FILE:COL]</c>, or <c>--file F --time COL --value COL</c></summary>
static class ForecastCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var metric = new MetricOptions(words);
        var horizon = new Option<int>("--horizon") { HelpName = "N", Description = words["cli.understand.forecast.horizon"], DefaultValueFactory = _ => ForecastMetric.DefaultHorizon };
        var level = new Option<double>("--level") { HelpName = "L", Description = words["cli.understand.metric.level"], DefaultValueFactory = _ => ForecastMetric.DefaultLevel };
        return shell.Verb("forecast", "cli.understand.forecast", (context, parsed, cancellationToken) =>
            metric.AskAsync<ForecastMetricHandler, ForecastReport>(
                context, parsed,
                (handler, question, token) => handler.HandleAsync(new ForecastMetric(question, parsed.GetValue(horizon), parsed.GetValue(level)), token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [horizon, level, .. metric.All]);
    }

    static void Write(ForecastReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output, [words["understand.trend.column.start"], words["understand.forecast.column.value"], words["understand.forecast.column.interval"]],
            report.Forecast.Select(p => (IReadOnlyList<string>)[SeriesRows.Start(p.Start, report.Interval, words), .. SeriesRows.Ranged(p.Value, p.Low, p.High, report.Measure, words)]));
    }
}
