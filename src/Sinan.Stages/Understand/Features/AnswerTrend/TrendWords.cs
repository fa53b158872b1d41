using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerTrend;

/// <summary>The trend answer in sentences.</summary>
static class TrendWords
{
    /// <summary>How values of a measure are written.</summary>
    public static FactKind KindOf(string measure) => measure switch { "count" or "users" => FactKind.Count, _ => FactKind.Number };

    /// <summary>How values of an answer are written: a formula may give any number.</summary>
    public static FactKind KindOf(TrendReport report) => report.Formula is null ? KindOf(report.Measure) : FactKind.Number;

    /// <summary>"users", "times", "times a user", "value".</summary>
    public static Phrase MeasureName(string measure) =>
        measure.StartsWith("sum:", StringComparison.Ordinal) ? new Phrase("understand.trend.measure.sum", Fact.Of("column", measure[4..])) : new Phrase("understand.trend.measure." + measure.Replace('-', '_'));

    public static Phrase Value(TrendReport report, DateTimeOffset start, int periods, double value) => new(
        periods == 1 ? "understand.trend.value" : "understand.trend.value_mean", Fact.Of("event", report.Name), Fact.Of("measure", MeasureName(report.Measure)),
        Fact.Of("period", new Phrase("understand.trend.period." + report.Interval)), Fact.At("start", start), Fact.Count("n", periods), Figure("value", report, value));

    public static Fact Figure(string name, string measure, double value) => new() { Name = name, Kind = KindOf(measure), Number = value };

    /// <summary>A point with its interval, if it is estimated.</summary>
    public static Fact? Figure(string name, TrendReport report, TrendPoint? point) => point?.Value is { } value ? Between(Figure(name, report, value), point.Ci95) : null;

    static Fact Between(Fact fact, ImmutableArray<double>? ci95) => ci95 is [var low, var high] ? fact.Between(low, high) : fact;

    public static Fact Figure(string name, TrendReport report, double value) => new() { Name = name, Kind = KindOf(report), Number = value };

    public static ImmutableArray<Phrase> Answer(TrendReport report) => [.. Sentences(report), .. report.Sample is { } sample ? [sample.Note] : ImmutableArray<Phrase>.Empty];

    static ImmutableArray<Phrase> Sentences(TrendReport report)
    {
        var form = report.Formula is null ? "" : "_formula";
        if (report.Series.All(s => s.Points.All(p => p.Value is null or 0)))
            return [new Phrase("understand.trend.nothing" + form, Fact.Of("event", report.Name))];
        if (report.Change is not { } change)
            return [new Phrase("understand.trend.too_short" + form, Fact.Of("event", report.Name), Fact.Of("period", new Phrase("understand.trend.period." + report.Interval)))];
        var figure = Between(Figure("value", report, change.Value), change.ValueCi95).From(change.Evidence);
        var facts = new List<Fact>
        {
            Fact.Of("event", report.Name), Fact.Of("measure", MeasureName(report.Measure)), figure, report.Interval == "hour" ? Fact.At("start", change.Start) : Fact.Date("start", change.Start),
            Fact.Of("period", new Phrase("understand.trend.period." + report.Interval)), Between(Figure("before", report, change.Before), change.BeforeCi95),
            Fact.Of("span", new Phrase("understand.trend.span." + report.Interval, Fact.Count("n", change.Periods))),
        };
        form = change.Periods == 1 ? "" : "_mean";
        // A ratio of two single periods of a formula has no interval, nor has one of times a user in a sample: no change is told.
        if (change.Ratio is not { } ratio || ((report.Formula is not null || report.Sample is not null) && change.RatioCi95 is null))
            return [new Phrase("understand.trend.answer" + form, [.. facts])];
        var difference = Fact.Share("change", Math.Abs(ratio - 1));
        if (change.RatioCi95 is { } ci)
        {
            if (ci[0] <= 1 && ci[1] >= 1)
                return [new Phrase("understand.trend.steady" + form, [.. facts])];
            var (low, high) = ratio < 1 ? (1 - ci[1], 1 - ci[0]) : (ci[0] - 1, ci[1] - 1);
            difference = difference.Between(low, high);
        }

        return [new Phrase((ratio < 1 ? "understand.trend.less" : ratio > 1 ? "understand.trend.more" : "understand.trend.steady") + form, [.. facts, difference])];
    }
}
