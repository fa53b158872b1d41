using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.FindAnomalies;

public sealed class FindAnomaliesHandler(MetricDesk metrics, BehaviorDesk desk)
{
    const double LeastRate = 0.001;
    const double MostRate = 0.2;

    /// <returns>Problems: "understand.anomalies.latest", "understand.anomalies.rate", "understand.series.too_short" and those of <see cref="MetricDesk.ReadAsync"/>.</returns>
    public async Task<Outcome<AnomalyReport>> HandleAsync(FindAnomalies request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var unit = request.Metric.Interval;
        var latest = request.Latest ?? unit switch { PeriodUnit.Hour => 48, PeriodUnit.Day => 14, PeriodUnit.Week => 8, _ => 3 };
        if (latest is < 1 or > FindAnomalies.MostLatest)
            return new Problem("understand.anomalies.latest", ProblemKind.Invalid, Fact.Count("most", FindAnomalies.MostLatest));
        if (!(request.Rate is >= LeastRate and <= MostRate))
            return new Problem("understand.anomalies.rate", ProblemKind.Invalid, Fact.Decimal("least", LeastRate), Fact.Decimal("most", MostRate));
        var read = await metrics.ReadAsync(request.Metric, 0, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var metric = read.Value;
        var answer = await Task.Run(
            () => Anomalies.Find(metric.Series.Values.AsSpan(), metric.Series.Shape, metric.Columns, latest, request.Rate, cancellationToken), cancellationToken);
        if (answer is null)
            return MetricDesk.TooShort(metric, metric.Series.Known, Anomalies.Needed + latest);

        var report = new AnomalyReport
        {
            Event = metric.Event,
            Measure = request.Metric.Measure,
            Interval = SeriesWords.Name(unit),
            Rate = answer.Rate,
            Origins = answer.Origins,
            Points = [],
            Used = answer.Used,
            Answer = [],
            Data = metric.Data,
        };
        var proofs = new List<Evidence>();
        var points = answer.Points.Select(point =>
        {
            var start = metric.Series.StartOf(point.Period);
            if (!point.IsAnomaly)
                return new JudgedPoint(start, double.IsNaN(point.Value) ? null : point.Value, point.Expected, point.Low, point.High, false);
            var proof = Proof(request, report, start, point);
            proofs.Add(proof);
            return new JudgedPoint(start, point.Value, point.Expected, point.Low, point.High, true, proof.Id);
        }).ToImmutableArray();
        await desk.KeepAsync(proofs, cancellationToken);
        report = report with { Points = points };
        return report with
        {
            Answer = [.. AnomalyWords.Answer(report, unit), .. SeriesWords.Outside(metric.Columns, answer.Used)],
            Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>The distance from what was expected, with the interval of that distance.</summary>
    Evidence Proof(FindAnomalies request, AnomalyReport report, DateTimeOffset start, ExpectedPoint point) =>
        (desk.Blank(nameof(FindAnomalies), request, AnomalyWords.Statement(report, request.Metric.Interval, start, point), report.Data) with
        {
            Method = "method.anomaly",
            Value = point.Value - point.Expected,
            Unit = TrendWords.KindOf(report.Measure),
            Interval = new Interval(point.Value - point.High, point.Value - point.Low, 1 - report.Rate),
        }).Sealed();
}
