using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features;

/// <summary>Words that forecasts, anomalies and impact share.</summary>
static class SeriesWords
{
    public static string Name(PeriodUnit unit) => unit.ToString().ToLowerInvariant();

    public static Fact Period(PeriodUnit unit) => Fact.Of("period", new Phrase("understand.trend.period." + Name(unit)));

    public static Fact Span(string name, PeriodUnit unit, int periods) => Fact.Of(name, new Phrase("understand.trend.span." + Name(unit), Fact.Count("n", periods)));

    public static Fact Start(string name, PeriodUnit unit, DateTimeOffset start) => unit == PeriodUnit.Hour ? Fact.At(name, start) : Fact.Date(name, start);

    /// <summary>"users", "times" …, "value" for a file.</summary>
    public static Fact Measure(string measure) => Fact.Of("measure", TrendWords.MeasureName(measure));

    /// <summary>What a naive forecast repeats: the value, day, week or year before.</summary>
    public static Phrase Repeats(PeriodUnit unit, int season) => new("understand.series.repeat." + (season == 1 ? "value" : unit switch { PeriodUnit.Hour when season == 24 => "day", PeriodUnit.Month => "year", _ => "week" }));

    /// <summary>A figure of a measure with the interval of a forecast; whole numbers for counts.</summary>
    public static Fact Figure(string name, string measure, double value, double low, double high, double level) => TrendWords.Figure(name, measure, value).Between(low, high, level);

    /// <summary>Which outside columns helped and which did not; nothing where none was tried.</summary>
    public static IEnumerable<Phrase> Outside(IEnumerable<SeriesColumn> tried, ImmutableArray<string> used)
    {
        var all = tried.Select(c => c.Name).ToList();
        if (all.Count > 0)
            yield return used.IsEmpty ? new Phrase("understand.series.outside.none", Names("names", all)) : new Phrase("understand.series.outside.used", Names("names", used));
    }

    static Fact Names(string fact, IEnumerable<string> names) => Fact.Of(fact, names.Select(One).Aggregate((a, b) => new Phrase("understand.series.and", Fact.Of("a", a), Fact.Of("b", b))));

    /// <summary>A holiday has a name in both languages, a series is called what people called it.</summary>
    static Phrase One(string name) => Enum.TryParse<ChineseHoliday>(name, out var holiday) && !char.IsAsciiDigit(name[0]) ? new Phrase("understand.holiday." + holiday.ToString().ToLowerInvariant()) : Phrase.Literal(name);
}
