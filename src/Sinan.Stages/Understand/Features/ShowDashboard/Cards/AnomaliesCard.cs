using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.FindAnomalies;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>The latest periods beside what was to be expected.</summary>
sealed class AnomaliesCard(FindAnomaliesHandler handler) : IQuestionCard
{
    public string UseCase => nameof(FindAnomalies);

    public string Page => "/understand/anomalies";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var metric = parameters.Metric();
        if (!metric.IsOk)
            return metric.Problem;
        return (await handler.HandleAsync(new FindAnomalies.FindAnomalies(metric.Value, parameters.Number("latest")), cancellationToken)).Map(report => new CardAnswer(
            report.Answer, AnomalyChart.Of(report, words),
            [words["understand.trend.column.start"], words["understand.anomalies.column.value"], words["understand.anomalies.column.expected"]],
            [.. report.Points.Reverse().Select(p => CardRows.Of(
                CardRows.Start(p.Start, report.Interval), p.Value is { } value ? TrendWords.Figure("value", report.Measure, value) with { Evidence = p.Evidence } : null,
                SeriesWords.Figure("expected", report.Measure, p.Expected, p.Low, p.High, 1 - report.Rate)))]));
    }
}
