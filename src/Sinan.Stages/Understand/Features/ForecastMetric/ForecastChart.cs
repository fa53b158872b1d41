using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.ForecastMetric;

/// <summary>The past as a line, the forecast as its continuation with a band.</summary>
static class ForecastChart
{
    const int MostHistory = 120;

    public static ChartOption Of(ForecastReport report, Localizer words)
    {
        var past = report.History.TakeLast(MostHistory).ToList();
        string Written(DateTimeOffset start) => words.Write(report.Interval == "hour" ? Fact.At("t", start) : Fact.Date("t", start));
        return ChartOption.Lines(
            TrendWords.KindOf(report.Measure), past.Select(p => Written(p.Start)).Concat(report.Forecast.Select(p => Written(p.Start))),
            ChartSeries.Of(words["understand.forecast.series.past"], past.Select(p => p.Value).Concat(Enumerable.Repeat<double?>(null, report.Forecast.Length))),
            new ChartSeries(
                words["understand.forecast.series.ahead"],
                [.. Enumerable.Repeat(new ChartPoint(null), past.Count), .. report.Forecast.Select(p => new ChartPoint(p.Value, p.Low, p.High))]))
            with { AxisTitle = words.Write(TrendWords.MeasureName(report.Measure)) };
    }
}
