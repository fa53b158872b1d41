using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowTrends;

/// <summary>Bars whose bursts stand out; a series from outside as a line with the band of its forecast.</summary>
static class TrendChart
{
    /// <summary>One line for each value of a breakdown.</summary>
    public static ChartOption OfParts(FeedbackTrend trend, Localizer words) => ChartOption.Lines(
        trend.Unit, trend.Points.Select(p => words.Write(trend.Interval == "hour" ? Fact.At("t", p.Start) : Fact.Date("t", p.Start))),
        [.. trend.Parts.Select(part => ChartSeries.Of(words.Write(part.Name), part.Values))]);

    public static ChartOption Of(FeedbackTrend trend, IReadOnlyList<TrendPoint> points, Localizer words)
    {
        var starts = points.Select(p => words.Write(trend.Interval == "hour" ? Fact.At("t", p.Start) : Fact.Date("t", p.Start)));
        var name = words.Write(trend.Series.Words);
        if (trend.Unit == FactKind.Number)
        {
            return ChartOption.Lines(
                trend.Unit, starts, ChartSeries.Of(name, points.Select(p => p.IsForecast ? null : p.Value)),
                new ChartSeries(words["listen.trends.forecast"], [.. points.Select(p => p.IsForecast ? ChartPoint.Of(p.Value!.Value, p.Interval) : default)]) { Muted = true });
        }

        return ChartOption.Bars(
            trend.Unit, starts, ChartSeries.Of(words["listen.trends.burst"], points.Select(p => p.IsBurst ? p.Value : null)),
            ChartSeries.Of(name, points.Select(p => p.IsBurst ? null : p.Value)) with { Muted = true }) with { IsStacked = true, DirectLabels = false };
    }
}
