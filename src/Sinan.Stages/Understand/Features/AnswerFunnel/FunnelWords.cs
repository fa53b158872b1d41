using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>The funnel's answer in sentences, the same on the page, the command line and in documents.</summary>
static class FunnelWords
{
    public static Phrase Entered(FunnelStep first) => new("understand.funnel.entered", Fact.Count("users", first.Users), Fact.Of("first", first.Event));

    public static Phrase WentOn(FunnelStep from, FunnelStep to) =>
        new("understand.funnel.went_on", Fact.Count("users", from.Users), Fact.Of("from", from.Event), Fact.Count("gone", to.Users), Fact.Of("to", to.Event));

    public static Phrase WentThrough(FunnelStep first, FunnelStep last) =>
        new("understand.funnel.went_through", Fact.Count("users", first.Users), Fact.Of("first", first.Event), Fact.Count("gone", last.Users), Fact.Of("last", last.Event));

    public static Phrase WentOn(string by, FunnelGroupReport group, int step) => new(
        "understand.funnel.group_went_on", Fact.Of("by", by), ValueOf(group), Fact.Count("users", group.Steps[step - 1].Users),
        Fact.Of("from", group.Steps[step - 1].Event), Fact.Count("gone", group.Steps[step].Users), Fact.Of("to", group.Steps[step].Event));

    /// <summary>Value of a group as a fact: the segment's name, the value, or "no value".</summary>
    public static Fact ValueOf(FunnelGroupReport group) =>
        group.Name is { } name ? Fact.Of("value", name) : group.Value is { } value ? Fact.Of("value", value) : Fact.Of("value", new Phrase("understand.no_value"));

    /// <summary>Share of those who entered that came through to the last step.</summary>
    public static Fact Through(FunnelReport report)
    {
        var last = report.Steps[^1];
        var fact = Fact.Share("share", last.Conversion ?? double.NaN);
        if (last.ConversionCi95 is { } ci)
            fact = fact.Between(ci[0], ci[1]);
        return report.Through is { } evidence ? fact.From(evidence) : fact;
    }

    /// <summary>Share of the step before, with interval and evidence.</summary>
    public static Fact FromPrevious(FunnelStep step)
    {
        var fact = Fact.Share("share", step.FromPrevious ?? double.NaN);
        if (step.Ci95 is { } ci)
            fact = fact.Between(ci[0], ci[1]);
        return step.Evidence is { } evidence ? fact.From(evidence) : fact;
    }

    public static Phrase Took(FunnelReport report, FunnelTime time) =>
        new("understand.funnel.took", Fact.Count("users", report.Steps[^1].Users), Fact.Of("first", report.Steps[0].Event), Fact.Of("last", report.Steps[^1].Event), Fact.Share("q", time.Q));

    public static Fact Length(FunnelTime time) => Shares.Fact("length", time.Seconds, time.Ci95, time.Evidence) with { Kind = FactKind.Duration };

    /// <param name="report">The answer, in a sample before its counts are scaled up: differences are judged by the users who were asked about.</param>
    public static ImmutableArray<Phrase> Answer(FunnelReport report)
    {
        var (first, last) = (report.Steps[0], report.Steps[^1]);
        if (report.Users == 0)
            return [new Phrase("understand.funnel.nobody", Fact.Of("first", first.Event)), .. Noted(report)];
        if (report.Steps.Length == 1)
        {
            var entered = SampleReport.Count(report.Sample, "users", first.Users);
            return [new Phrase("understand.funnel.entered", first.Evidence is { } counted ? entered.From(counted) : entered, Fact.Of("first", first.Event)), .. Noted(report)];
        }

        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        sentences.Add(report.Within is { } within
            ? new Phrase("understand.funnel.answer", Through(report), Fact.Of("first", first.Event), Fact.Of("last", last.Event), Fact.Duration("window", Window.Parse(within)!.Value / 1000.0))
            : new Phrase("understand.funnel.answer_unlimited", Through(report), Fact.Of("first", first.Event), Fact.Of("last", last.Event)));
        if (Compared(report) is { } compared)
            sentences.Add(compared);
        if (report.Steps.Length > 2)
            sentences.Add(Worst(report));
        if (report.Outlier is { } outlier)
        {
            var group = report.Groups.First(g => g.Value == outlier.Value);
            var interval = group.Steps[outlier.Step].Ci95!.Value;
            sentences.Add(new Phrase(
                "understand.funnel.outlier", Fact.Of("by", report.By!), ValueOf(group), Fact.Share("share", outlier.Share).Between(interval[0], interval[1]).From(outlier.Evidence),
                Fact.Of("from", report.Steps[outlier.Step - 1].Event), Fact.Of("to", report.Steps[outlier.Step].Event), Fact.Share("others", outlier.Others)));
        }

        return [.. sentences, .. Noted(report)];
    }

    static IEnumerable<Phrase> Noted(FunnelReport report) => report.Sample is { } sample ? [sample.Note] : [];

    /// <summary>The change against the period before: a number only where chance alone would hardly make it.</summary>
    static Phrase? Compared(FunnelReport report)
    {
        if (report.UsersBefore is not > 0 || report.Before.IsEmpty)
            return null;
        var effect = Proportions.Difference(report.Before[^1].Users, report.UsersBefore.Value, report.Steps[^1].Users, report.Users);
        var before = Fact.Share("before", report.Before[^1].Conversion!.Value);
        if (effect.Interval.Low <= 0 && effect.Interval.High >= 0)
            return new Phrase("understand.funnel.steady", before);
        return new Phrase(effect.Difference < 0 ? "understand.funnel.less" : "understand.funnel.more", Fact.Points("points", effect.Difference).Between(effect.Interval.Low, effect.Interval.High), before);
    }

    static Phrase Worst(FunnelReport report)
    {
        var step = Enumerable.Range(1, report.Steps.Length - 1).MaxBy(k => report.Steps[k - 1].Users - report.Steps[k].Users);
        return new Phrase(
            "understand.funnel.worst", Fact.Of("from", report.Steps[step - 1].Event), Fact.Of("to", report.Steps[step].Event),
            SampleReport.Count(report.Sample, "lost", report.Steps[step - 1].Users - report.Steps[step].Users), FromPrevious(report.Steps[step]));
    }
}
