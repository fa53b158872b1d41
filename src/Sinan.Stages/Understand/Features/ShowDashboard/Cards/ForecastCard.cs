using Sinan.Kernel;
using Sinan.Stages.Understand.Features.ForecastMetric;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>A forecast as the past and a band.</summary>
sealed class ForecastCard(ForecastMetricHandler handler) : IQuestionCard
{
    public string UseCase => nameof(ForecastMetric);

    public string Page => "/understand/forecast";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var metric = parameters.Metric();
        if (!metric.IsOk)
            return metric.Problem;
        var asked = new ForecastMetric.ForecastMetric(metric.Value, parameters.Number("horizon") ?? ForecastMetric.ForecastMetric.DefaultHorizon);
        return (await handler.HandleAsync(asked, cancellationToken)).Map(report => new CardAnswer(
            report.Answer, ForecastChart.Of(report, words), [words["understand.trend.column.start"], words["understand.forecast.column.value"]],
            [.. report.Forecast.Select(p => CardRows.Of(CardRows.Start(p.Start, report.Interval), SeriesWords.Figure("value", report.Measure, p.Value, p.Low, p.High, report.Level)))]));
    }
}
