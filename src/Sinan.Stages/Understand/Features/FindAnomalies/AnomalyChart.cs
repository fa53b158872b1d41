using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.FindAnomalies;

/// <summary>The latest periods as a line over the band of what was to be expected.</summary>
static class AnomalyChart
{
    public static ChartOption Of(AnomalyReport report, Localizer words) => ChartOption.Lines(
        TrendWords.KindOf(report.Measure), report.Points.Select(p => words.Write(report.Interval == "hour" ? Fact.At("t", p.Start) : Fact.Date("t", p.Start))),
        ChartSeries.Of(words["understand.anomalies.series.value"], report.Points.Select(p => p.Value)),
        new ChartSeries(words["understand.anomalies.series.expected"], [.. report.Points.Select(p => new ChartPoint(p.Expected, p.Low, p.High))]) { Muted = true })
        with { AxisTitle = words.Write(TrendWords.MeasureName(report.Measure)) };
}
