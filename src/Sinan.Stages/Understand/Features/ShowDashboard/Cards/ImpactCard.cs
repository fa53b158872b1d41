using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.MeasureImpact;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>What a date changed.</summary>
sealed class ImpactCard(MeasureImpactHandler handler) : IQuestionCard
{
    public string UseCase => nameof(MeasureImpact);

    public string Page => "/understand/impact";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var metric = parameters.Metric();
        if (!metric.IsOk)
            return metric.Problem;
        var asked = new MeasureImpact.MeasureImpact(metric.Value, parameters.Text("date") ?? "") { Control = parameters.Text("control"), Periods = parameters.Number("periods") };
        return (await handler.HandleAsync(asked, cancellationToken)).Map(report => new CardAnswer(
            report.Answer, ImpactChart.Of(report, words),
            [words["understand.trend.column.start"], words["understand.anomalies.column.value"], words["understand.impact.column.expected"]],
            [.. report.After.Select(p => CardRows.Of(
                CardRows.Start(p.Start, report.Interval), p.Value is { } value ? TrendWords.Figure("value", report.Measure, value) : null,
                SeriesWords.Figure("expected", report.Measure, p.Expected, p.Low, p.High, report.Level)))]));
    }
}
