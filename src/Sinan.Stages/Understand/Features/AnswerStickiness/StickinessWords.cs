using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerStickiness;

/// <summary>Stickiness in sentences.</summary>
static class StickinessWords
{
    public static Phrase AtLeast(StickinessReport report, StickinessLevel level) => new(
        "understand.stickiness.at_least", Fact.Count("users", report.Users), Span("span", report.Interval, report.Periods), Fact.Count("gone", level.AtLeast), Span("times", report.Interval, level.Periods));

    public static Phrase MeanOf(StickinessReport report) => new("understand.stickiness.mean", Fact.Count("users", report.Users), Span("span", report.Interval, report.Periods), Unit(report));

    /// <summary>Mean daily users over the users of all the days.</summary>
    public static Phrase Daily(long users, int days) => new("understand.stickiness.daily", Fact.Count("users", users), Fact.Count("days", days));

    public static Phrase Weekly(long users, long recent) => new("understand.stickiness.weekly", Fact.Count("users", users), Fact.Count("gone", recent));

    public static Fact AtLeastShare(StickinessLevel level) => Shares.Fact("share", level.AtLeastShare, level.AtLeastCi95, level.Evidence);

    public static Fact ShareOf(StickinessLevel level) => Shares.Fact("share", level.Share, level.Ci95);

    public static Fact ValueOf(ActivityRatio ratio) => Shares.Fact("share", ratio.Value, ratio.Ci95, ratio.Evidence);

    public static Fact Unit(StickinessReport report) => Fact.Of("period", new Phrase("understand.trend.period." + report.Interval));

    public static Fact Mean(StickinessReport report)
    {
        var fact = Fact.Decimal("mean", report.Mean ?? double.NaN);
        if (report.MeanCi95 is { } ci)
            fact = fact.Between(ci[0], ci[1]);
        return report.MeanEvidence is { } evidence ? fact.From(evidence) : fact;
    }

    /// <summary>"4 days".</summary>
    public static Fact Span(string name, string interval, int n) => Fact.Of(name, new Phrase("understand.trend.span." + interval, Fact.Count("n", n)));

    public static ImmutableArray<Phrase> Answer(StickinessReport report)
    {
        Fact[] period = [Fact.Date("from", report.Since), Fact.Date("to", report.Until.AddTicks(-1))];
        if (report.Users == 0)
            return [new Phrase("understand.stickiness.nobody", [.. period])];
        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        sentences.Add(new Phrase("understand.stickiness.answer", [Mean(report), Span("span", report.Interval, report.Periods), Fact.Of("unit", new Phrase("understand.stickiness.unit." + report.Interval)), Fact.Count("users", report.Users), .. period]));
        // A user who comes in one period of four or more has the product as a habit.
        var often = report.Active[Math.Max(1, report.Periods / 4) - 1];
        if (often is { Periods: > 1, AtLeastShare: not null })
            sentences.Add(new Phrase("understand.stickiness.often", AtLeastShare(often), Span("times", report.Interval, often.Periods)));
        if (report.Ratios.FirstOrDefault(r => r.Name == "dau_mau") is { } ratio)
            sentences.Add(new Phrase("understand.stickiness.ratio", ValueOf(ratio)));
        return sentences.ToImmutable();
    }
}
