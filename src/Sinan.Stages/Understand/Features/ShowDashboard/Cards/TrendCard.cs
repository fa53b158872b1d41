using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>A trend as lines, the largest groups of a breakdown.</summary>
sealed class TrendCard(AnswerTrendHandler handler) : IQuestionCard
{
    const int MostDrawn = 4;

    public string UseCase => nameof(AnswerTrend);

    public string Page => "/understand/trend";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var unit = parameters.Unit("interval");
        if (!unit.IsOk)
            return unit.Problem;
        var asked = new AnswerTrend.AnswerTrend(parameters.Text("event") ?? "", parameters.Text("measure") ?? "count", unit.Value)
        {
            With = parameters.List("with"), Formula = parameters.Text("formula"), By = parameters.Text("by"), From = parameters.Text("from"), To = parameters.Text("to"),
        };
        return (await handler.HandleAsync(asked, cancellationToken)).Map(report => Answer(report, words));
    }

    static CardAnswer Answer(TrendReport report, Localizer words)
    {
        ImmutableArray<TrendSeriesReport> lines = [.. report.Series.Take(MostDrawn)];
        string Name(TrendSeriesReport s) => s.Name is { } segment ? words.Write(segment) : s.Group ?? words[report.By is null ? "understand.trend.column.all" : "understand.no_value"];
        var starts = lines.SelectMany(s => s.Points).Where(p => !p.Stray).Select(p => p.Start).Distinct().Order().ToList();
        var values = lines.Select(s => s.Points.ToDictionary(p => p.Start, p => p.Value)).ToList();
        return new CardAnswer(
            report.Answer,
            lines.IsEmpty ? null : ChartOption.Lines(
                TrendWords.KindOf(report), starts.Select(s => CardRows.Written(s, report.Interval, words)),
                [.. lines.Select((line, i) => ChartSeries.Of(Name(line), starts.Select(s => values[i].GetValueOrDefault(s))))]) with { AxisTitle = words.Write(TrendWords.MeasureName(report.Measure)) },
            [words["understand.trend.column.start"], .. lines.Select(Name)],
            [.. starts.AsEnumerable().Reverse().Select(s => CardRows.Of(
                [CardRows.Start(s, report.Interval), .. values.Select(v => v.GetValueOrDefault(s) is { } value ? TrendWords.Figure("value", report, value) : null)]))]);
    }
}
