using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.MeasureImpact;

/// <summary>Values before and after a date, and what was to be expected after it with its band.</summary>
static class ImpactChart
{
    const int MostHistory = 120;

    public static ChartOption Of(ImpactReport report, Localizer words)
    {
        var before = report.Before.TakeLast(MostHistory).ToList();
        return ChartOption.Lines(
            TrendWords.KindOf(report.Measure),
            before.Select(p => p.Start).Concat(report.After.Select(p => p.Start)).Select(s => words.Write(report.Interval == "hour" ? Fact.At("t", s) : Fact.Date("t", s))),
            ChartSeries.Of(words["understand.impact.series.value"], before.Select(p => p.Value).Concat(report.After.Select(p => p.Value))),
            new ChartSeries(
                words["understand.impact.series.expected"],
                [.. Enumerable.Repeat(new ChartPoint(null), before.Count), .. report.After.Select(p => new ChartPoint(p.Expected, p.Low, p.High))]) { Muted = true })
            with { AxisTitle = words.Write(TrendWords.MeasureName(report.Measure)) };
    }
}
