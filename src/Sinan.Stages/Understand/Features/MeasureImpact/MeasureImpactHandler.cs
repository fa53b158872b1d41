using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Domain.Series;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.ForecastMetric;

namespace Sinan.Stages.Understand.Features.MeasureImpact;

public sealed class MeasureImpactHandler(MetricDesk metrics, BehaviorDesk desk)
{
    const double LeastLevel = 0.5;
    const double MostLevel = 0.99;

    /// <returns>Problems: "understand.bad_date", "understand.impact.outside", "understand.impact.periods", "understand.series.level", "understand.series.too_short" and those of <see cref="MetricDesk"/>.</returns>
    public async Task<Outcome<ImpactReport>> HandleAsync(MeasureImpact request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var unit = request.Metric.Interval;
        if (request.Periods is < 1 or > MeasureImpact.MostPeriods)
            return new Problem("understand.impact.periods", ProblemKind.Invalid, Fact.Count("most", MeasureImpact.MostPeriods));
        if (!(request.Level is >= LeastLevel and <= MostLevel))
            return new Problem("understand.series.level", ProblemKind.Invalid, Fact.Decimal("least", LeastLevel), Fact.Decimal("most", MostLevel));
        if (DayBounds.From(request.Date, metrics.Zone) is not { } dateMs)
            return new Problem("understand.bad_date", ProblemKind.Invalid, Fact.Of("date", request.Date));
        var read = await metrics.ReadAsync(request.Metric, 0, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var metric = read.Value;
        if (!string.IsNullOrWhiteSpace(request.Control))
        {
            var control = await metrics.ControlAsync(request.Metric, request.Control, metric.Series, cancellationToken);
            if (!control.IsOk)
                return control.Problem;
            metric = metric with { Columns = metric.Columns.Add(control.Value) };
        }

        var series = metric.Series;
        var at = FirstFrom(series, dateMs);
        if (at == 0 || at == series.Values.Length)
            return new Problem("understand.impact.outside", ProblemKind.Invalid, Fact.Of("date", request.Date), SeriesWords.Start("first", unit, series.StartOf(0)), SeriesWords.Start("last", unit, series.StartOf(series.Values.Length - 1)));
        // A week or month that the date cuts belongs to neither side.
        if (series.StartsMs[at] != dateMs)
            series = series with { Values = series.Values.SetItem(at - 1, double.NaN) };
        var known = series.Values[..at].Count(v => !double.IsNaN(v));
        var periods = Math.Min(request.Periods ?? DefaultPeriods(unit, known, request.Level), series.Values.Length - at);
        var answer = await Task.Run(
            () => Impact.Measure(series.Values.AsSpan(), at, series.Shape, metric.Columns, periods, request.Level, cancellationToken), cancellationToken);
        if (answer is null)
            return MetricDesk.TooShort(metric, known, Impact.Needed(periods, request.Level));

        var report = Report(request, metric.Event, series, at, answer, metric.Data);
        var proof = Proof(request, report);
        await desk.KeepAsync([proof], cancellationToken);
        return report with
        {
            Answer = [.. ImpactWords.Answer(report, unit, proof), .. SeriesWords.Outside(metric.Columns, answer.Used)],
            Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>Up to 72 hours, 28 days, 8 weeks or 6 months, as far as what is known before the date can say how such windows stray.</summary>
    static int DefaultPeriods(PeriodUnit unit, int known, double level)
    {
        var periods = unit switch { PeriodUnit.Hour => 72, PeriodUnit.Day => 28, PeriodUnit.Week => 8, _ => 6 };
        while (periods > 1 && Impact.Needed(periods, level) > known)
            periods--;
        return periods;
    }

    static int FirstFrom(MetricSeries series, long dateMs)
    {
        var at = series.StartsMs[..series.Values.Length].BinarySearch(dateMs);
        return at >= 0 ? at : ~at;
    }

    static ImpactReport Report(MeasureImpact request, string name, MetricSeries series, int at, ImpactAnswer answer, DataVersion data)
    {
        var counted = Math.Max(1, answer.Points.Count(p => !double.IsNaN(p.Value)));
        return new ImpactReport
        {
            Event = name,
            Measure = request.Metric.Measure,
            Interval = SeriesWords.Name(request.Metric.Interval),
            Date = series.StartOf(at),
            Level = request.Level,
            Total = answer.Total,
            TotalCi = [answer.Low, answer.High],
            PerPeriod = answer.Total / counted,
            PerPeriodCi = [answer.Low / counted, answer.High / counted],
            Relative = answer.Expected > 0 ? answer.Total / answer.Expected : null,
            RelativeCi = answer.Expected > 0 ? [answer.Low / answer.Expected, answer.High / answer.Expected] : null,
            P = double.IsNaN(answer.P) ? null : answer.P,
            Placebo = new PlaceboCheck(answer.Placebos, answer.Judged, answer.FalseAlarms),
            Before = [.. series.Values[..at].Select((v, p) => SeriesPoint.Of(series.StartOf(p), v))],
            After = [.. answer.Points.Select((p, h) => new ImpactStep(series.StartOf(at + h), double.IsNaN(p.Value) ? null : p.Value, p.Expected, p.Low, p.High))],
            Used = answer.Used,
            Answer = [],
            Data = data,
        };
    }

    Evidence Proof(MeasureImpact request, ImpactReport report) =>
        (desk.Blank(nameof(MeasureImpact), request, ImpactWords.Statement(report, request.Metric.Interval), report.Data) with
        {
            Method = "method.impact",
            Value = report.PerPeriod,
            Unit = TrendWords.KindOf(report.Measure),
            Interval = new Interval(report.PerPeriodCi[0], report.PerPeriodCi[1], report.Level),
        }).Sealed();
}
