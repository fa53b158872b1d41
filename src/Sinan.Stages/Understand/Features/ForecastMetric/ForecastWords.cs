using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.ForecastMetric;

/// <summary>The forecast in sentences.</summary>
static class ForecastWords
{
    public static Phrase Statement(ForecastReport report, PeriodUnit unit, ForecastStep step) => new(
        "understand.forecast.value", Fact.Of("event", report.Event), SeriesWords.Measure(report.Measure), SeriesWords.Period(unit), SeriesWords.Start("start", unit, step.Start),
        Figure("value", report, step));

    /// <summary>What comes next and at the end, and how far the model is to be trusted.</summary>
    public static IEnumerable<Phrase> Answer(ForecastReport report, PeriodUnit unit, IReadOnlyList<Evidence> proofs)
    {
        var (first, last) = (report.Forecast[0], report.Forecast[^1]);
        yield return new Phrase(
            report.Forecast.Length == 1 ? "understand.forecast.next" : "understand.forecast.answer", Fact.Of("event", report.Event), SeriesWords.Measure(report.Measure), SeriesWords.Period(unit),
            SeriesWords.Start("first", unit, first.Start), Figure("value", report, first).From(proofs[0].Id), SeriesWords.Start("last", unit, last.Start),
            Figure("end", report, last).From(proofs[^1].Id));
        var accuracy = report.Accuracy;
        if (accuracy.Coverage is { } coverage)
        {
            // The horizons of one moment go wrong together: each moment counts once.
            var moments = (double)accuracy.Judged / report.Forecast.Length;
            var wilson = Proportions.Wilson(coverage * moments, moments);
            yield return new Phrase(
                "understand.forecast.coverage", Fact.Count("origins", accuracy.Origins), Fact.Share("level", report.Level), Fact.Share("coverage", coverage).Between(wilson.Low, wilson.High));
        }

        var repeats = Fact.Of("repeats", SeriesWords.Repeats(unit, accuracy.NaiveSeason));
        yield return accuracy.NaiveError > 0 && accuracy.MeanAbsoluteError < accuracy.NaiveError
            ? new Phrase("understand.forecast.better", Fact.Share("less", 1 - (accuracy.MeanAbsoluteError / accuracy.NaiveError)), repeats)
            : new Phrase("understand.forecast.no_better", repeats);
    }

    static Fact Figure(string name, ForecastReport report, ForecastStep step) => SeriesWords.Figure(name, report.Measure, step.Value, step.Low, step.High, report.Level);
}
