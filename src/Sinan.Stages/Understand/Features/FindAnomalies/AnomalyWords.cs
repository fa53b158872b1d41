using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features.FindAnomalies;

/// <summary>Anomalies in sentences.</summary>
static class AnomalyWords
{
    public static Phrase Statement(AnomalyReport report, PeriodUnit unit, DateTimeOffset start, ExpectedPoint point) => new(
        "understand.anomalies.value", Fact.Of("event", report.Event), SeriesWords.Measure(report.Measure), SeriesWords.Period(unit), SeriesWords.Start("start", unit, start),
        TrendWords.Figure("value", report.Measure, point.Value), TrendWords.Figure("low", report.Measure, point.Low), TrendWords.Figure("high", report.Measure, point.High));

    /// <summary>The anomaly farthest outside, how many there are, and how many would come by chance.</summary>
    public static IEnumerable<Phrase> Answer(AnomalyReport report, PeriodUnit unit)
    {
        var found = report.Points.Where(p => p.Anomaly).ToList();
        Fact[] facts = [Fact.Of("event", report.Event), SeriesWords.Measure(report.Measure), SeriesWords.Span("span", unit, report.Points.Length), Fact.Count("found", found.Count)];
        if (found.Count == 0)
        {
            yield return new Phrase("understand.anomalies.none", [.. facts]);
        }
        else
        {
            var worst = found.MaxBy(p => Math.Max(p.Value!.Value - p.High, p.Low - p.Value.Value) / Math.Max(p.High - p.Low, double.Epsilon))!;
            yield return new Phrase(
                worst.Value > worst.High ? "understand.anomalies.high" : "understand.anomalies.low",
                [.. facts, SeriesWords.Start("start", unit, worst.Start), TrendWords.Figure("value", report.Measure, worst.Value!.Value).From(worst.Evidence!.Value),
                    SeriesWords.Figure("expected", report.Measure, worst.Expected, worst.Low, worst.High, 1 - report.Rate)]);
            if (found.Count > 1)
                yield return new Phrase("understand.anomalies.count", [.. facts]);
        }

        yield return new Phrase("understand.anomalies.rate", Fact.Decimal("chance", report.Rate * report.Points.Length), SeriesWords.Span("span", unit, report.Points.Length), Fact.Count("origins", report.Origins));
    }
}
