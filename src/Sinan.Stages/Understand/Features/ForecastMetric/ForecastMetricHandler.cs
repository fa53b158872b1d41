using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.ForecastMetric;

public sealed class ForecastMetricHandler(MetricDesk metrics, BehaviorDesk desk)
{
    const double LeastLevel = 0.5;
    const double MostLevel = 0.99;

    /// <returns>Problems: "understand.forecast.horizon", "understand.series.level", "understand.series.too_short" and those of <see cref="MetricDesk.ReadAsync"/>.</returns>
    public async Task<Outcome<ForecastReport>> HandleAsync(ForecastMetric request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (request.Horizon is < 1 or > ForecastMetric.MostHorizon)
            return new Problem("understand.forecast.horizon", ProblemKind.Invalid, Fact.Count("most", ForecastMetric.MostHorizon));
        if (!(request.Level is >= LeastLevel and <= MostLevel))
            return new Problem("understand.series.level", ProblemKind.Invalid, Fact.Decimal("least", LeastLevel), Fact.Decimal("most", MostLevel));
        var read = await metrics.ReadAsync(request.Metric, request.Horizon, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var metric = read.Value;
        var answer = await Task.Run(
            () => Forecaster.Forecast(metric.Series.Values.AsSpan(), metric.Series.Shape, metric.Columns, request.Horizon, request.Level, cancellationToken), cancellationToken);
        if (answer is null)
            return MetricDesk.TooShort(metric, metric.Series.Known, Forecaster.Needed(request.Horizon, request.Level));

        var known = metric.Series.Values.Length;
        var report = new ForecastReport
        {
            Event = metric.Event,
            Measure = request.Metric.Measure,
            Interval = SeriesWords.Name(request.Metric.Interval),
            Level = request.Level,
            History = [.. metric.Series.Values.Select((v, p) => SeriesPoint.Of(metric.Series.StartOf(p), v))],
            Forecast = [.. answer.Points.Select((p, h) => new ForecastStep(metric.Series.StartOf(known + h), p.Value, p.Low, p.High))],
            Model = new ForecastModel(
                answer.Form.IsLog, answer.Form.HasTrend, answer.Form.Seasons, answer.Used, [.. metric.Columns.Select(c => c.Name).Where(n => !answer.Used.Contains(n))]),
            Accuracy = new ForecastAccuracy(
                answer.Origins, answer.MeanAbsoluteError, answer.NaiveError, answer.NaiveSeason, double.IsNaN(answer.Scaled) ? null : answer.Scaled,
                answer.Judged == 0 ? null : (double)answer.Held / answer.Judged, answer.Judged),
            Answer = [],
            Data = metric.Data,
        };
        var proofs = new[] { 0, report.Forecast.Length - 1 }.Distinct().Select(h => Proof(request, report, h)).ToList();
        await desk.KeepAsync(proofs, cancellationToken);
        return report with
        {
            Forecast = report.Forecast.SetItem(0, report.Forecast[0] with { Evidence = proofs[0].Id }).SetItem(report.Forecast.Length - 1, report.Forecast[^1] with { Evidence = proofs[^1].Id }),
            Answer = [.. ForecastWords.Answer(report, request.Metric.Interval, proofs), .. SeriesWords.Outside(metric.Columns, answer.Used)],
            Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    Evidence Proof(ForecastMetric request, ForecastReport report, int step)
    {
        var point = report.Forecast[step];
        return (desk.Blank(nameof(ForecastMetric), request, ForecastWords.Statement(report, request.Metric.Interval, point), report.Data) with
        {
            Method = "method.forecast",
            Value = point.Value,
            Unit = TrendWords.KindOf(report.Measure),
            Interval = new Interval(point.Low, point.High, report.Level),
        }).Sealed();
    }
}
