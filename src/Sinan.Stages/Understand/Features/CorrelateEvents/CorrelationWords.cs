using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.CorrelateEvents;

/// <summary>What goes with converting, in sentences.</summary>
static class CorrelationWords
{
    /// <summary>The event's name, or "column = value".</summary>
    public static Fact Name(CorrelationFactorReport factor) => Fact.Of("factor", factor.Event ?? $"{factor.Column} = {factor.Value}");

    public static Fact Ratio(CorrelationFactorReport factor)
    {
        var fact = Fact.Ratio("ratio", factor.OddsRatio).Between(factor.Ci95[0], factor.Ci95[1]);
        return factor.Evidence is { } evidence ? fact.From(evidence) : fact;
    }

    public static Phrase Says(CorrelationReport report, CorrelationFactorReport factor) => new(
        "understand.correlation.says", Fact.Of("entry", report.Entry), Fact.Of("goal", report.Goal), Name(factor), Fact.Count("s", factor.Successes), Fact.Count("successes", report.Successes),
        Fact.Count("f", factor.Failures), Fact.Count("failures", report.Failures));

    public static ImmutableArray<Phrase> Answer(CorrelationReport report)
    {
        Fact[] period = [Fact.Date("from", report.Since), Fact.Date("to", report.Until)];
        if (report.Successes == 0 || report.Failures == 0)
            return [new Phrase(report.Successes + report.Failures == 0 ? "understand.correlation.nobody" : "understand.correlation.no_contrast", [Fact.Of("entry", report.Entry), Fact.Of("goal", report.Goal), .. period])];
        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        sentences.Add(new Phrase(
            "understand.correlation.base",
            [Fact.Count("successes", report.Successes), Fact.Count("users", report.Successes + report.Failures), Fact.Of("entry", report.Entry), Fact.Of("goal", report.Goal), Fact.Duration("window", Window.Parse(report.Within)!.Value / 1000.0), .. period]));
        if (report.Factors.FirstOrDefault(f => f.Direction == "converting") is { } more)
            sentences.Add(new Phrase("understand.correlation.more", Name(more), Ratio(more)));
        if (report.Factors.FirstOrDefault(f => f.Direction == "leaving") is { } less)
            sentences.Add(new Phrase("understand.correlation.less", Name(less), Ratio(less)));
        if (report.Factors.All(f => f.Direction == "unclear"))
            sentences.Add(new Phrase("understand.correlation.none", Fact.Count("tested", report.Tested)));
        return sentences.ToImmutable();
    }
}
