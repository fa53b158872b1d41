using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.MeasureImpact;

/// <summary>The impact in sentences.</summary>
static class ImpactWords
{
    public static Phrase Statement(ImpactReport report, PeriodUnit unit) => new(
        "understand.impact.value", Fact.Of("event", report.Event), SeriesWords.Measure(report.Measure), SeriesWords.Period(unit), SeriesWords.Start("date", unit, report.Date),
        SeriesWords.Span("span", unit, report.After.Length), PerPeriod(report));

    /// <summary>The effect a period, in all and in proportion; then what earlier dates say about the method.</summary>
    public static IEnumerable<Phrase> Answer(ImpactReport report, PeriodUnit unit, Evidence proof)
    {
        var isClear = report.TotalCi[0] > 0 || report.TotalCi[1] < 0;
        Fact[] facts =
        [
            Fact.Of("event", report.Event), SeriesWords.Measure(report.Measure), SeriesWords.Period(unit), SeriesWords.Start("date", unit, report.Date), SeriesWords.Span("span", unit, report.After.Length),
            PerPeriod(report).From(proof.Id),
        ];
        yield return new Phrase(!isClear ? "understand.impact.none" : report.Total > 0 ? "understand.impact.more" : "understand.impact.less", [.. facts]);
        if (report is { Relative: { } relative, RelativeCi: [var low, var high] })
        {
            yield return new Phrase(
                "understand.impact.total", SeriesWords.Figure("total", report.Measure, report.Total, report.TotalCi[0], report.TotalCi[1], report.Level),
                Fact.Share("relative", relative).Between(low, high, report.Level));
        }

        var placebo = report.Placebo;
        if (placebo.Judged > 0)
        {
            // Windows overlap: as many as stand side by side count.
            var windows = (double)placebo.Judged / report.After.Length;
            var wilson = Proportions.Wilson(placebo.FalseAlarms * windows / placebo.Judged, windows);
            yield return new Phrase(
                "understand.impact.placebo", Fact.Count("dates", placebo.Judged), Fact.Share("alarms", (double)placebo.FalseAlarms / placebo.Judged).Between(wilson.Low, wilson.High),
                Fact.Share("expected", 1 - report.Level));
        }

        yield return new Phrase("understand.impact.caveat");
    }

    static Fact PerPeriod(ImpactReport report) =>
        SeriesWords.Figure("value", report.Measure, report.PerPeriod, report.PerPeriodCi[0], report.PerPeriodCi[1], report.Level);
}
