using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand trend --event E [--event F --formula "B / A"] --interval hour|day|week|month</c></summary>
static class TrendCommand
{
    const int MostColumns = 8;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var name = new Option<string[]>("--event") { Required = true, HelpName = "E", Description = words["cli.understand.trend.event"] };
        var formula = new Option<string?>("--formula") { HelpName = "\"B / A\"", Description = words["cli.understand.trend.formula"] };
        var measure = new Option<string>("--measure") { HelpName = "count|users|per-user|sum:COL", Description = words["cli.understand.trend.measure"], DefaultValueFactory = _ => "count" };
        var by = new Option<string?>("--by") { HelpName = "COLUMN", Description = words["cli.understand.by"] };
        var interval = IntervalOption.Hourly(words);
        var span = new SpanOptions(words);
        var sample = new Option<double?>("--sample") { HelpName = "0.1", Description = words["cli.understand.sample"] };
        var files = new EventFileOptions(words);
        return shell.Verb("trend", "cli.understand.trend", (context, parsed, cancellationToken) =>
            files.AskAsync<AnswerTrendHandler, TrendReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new AnswerTrend(parsed.GetValue(name)![0], parsed.GetValue(measure)!, interval.Of(parsed))
                    {
                        With = [.. parsed.GetValue(name)!.Skip(1)], Formula = parsed.GetValue(formula), By = parsed.GetValue(by), From = span.From(parsed), To = span.To(parsed), Segment = span.Segment(parsed), Sample = parsed.GetValue(sample), Threads = threads,
                    }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [name, formula, measure, by, interval.Symbol, .. span.All, sample, .. files.All]);
    }

    static void Write(TrendReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        if (report.Series.IsEmpty)
            return;
        var shown = report.Series.Take(MostColumns).ToList();
        var kind = report is { Formula: null, Measure: "count" or "users" } ? FactKind.Count : FactKind.Number;
        TextTable.Write(
            output,
            [words["understand.trend.column.start"], .. shown.Select(s => s.Name is { } segment ? words.Write(segment) : s.Group ?? words[report.By is null ? "understand.trend.column.all" : "understand.no_value"])],
            shown.SelectMany(s => s.Points).Select(p => p.Start).Distinct().Order().Select(start => (IReadOnlyList<string>)
            [
                words.Write(report.Interval == "hour" ? Fact.At("t", start) : Fact.Date("t", start)),
                .. shown.Select(s => Cell(s.Points.FirstOrDefault(p => p.Start == start))),
            ]));
        if (report.Series.Length > MostColumns)
            output.WriteLine(words["understand.funnel.groups.more", Fact.Count("shown", MostColumns), Fact.Count("all", report.Series.Length)]);

        string Cell(TrendPoint? point) => point?.Value is not { } value ? "–"
            : point.Ci95 is [var low, var high] ? $"{FactFormat.Number(value, kind, words)} ({words.WriteInterval(new Fact { Name = "i", Kind = kind }.Between(low, high))})"
            : FactFormat.Number(value, kind, words);
    }
}
