using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>The answer in sentences.</summary>
static class FeasibilityAnswer
{
    public static IEnumerable<Phrase> Of(FeasibilityReport report)
    {
        yield return new Phrase(
            "decide.feasibility.answer." + NeedWords.Code(report.Verdict), Fact.Count("rows", report.AtRows), Fact.Share("target", report.Target), Fact.Share("chance", report.Chance) with { Evidence = report.ChanceEvidence },
            Fact.Share("score", report.Score).Between(report.ScoreCi95[0], report.ScoreCi95[1]) with { Evidence = report.ScoreEvidence });
        yield return new Phrase("decide.feasibility.answer.now", Fact.Count("rows", report.Rows), Fact.Share("now", report.Now).Between(report.NowCi95[0], report.NowCi95[1]), Fact.Share("baseline", report.Baseline));
        if (report.Verdict == Reachability.CannotTell)
        {
            yield return report is { RowsToTell: { } more, HoursToTell: { } hours }
                ? new Phrase("decide.feasibility.answer.tell", Fact.Count("more", more), Fact.Duration("time", 3600 * hours))
                : new Phrase("decide.feasibility.answer.tell_all", Fact.Count("rows", report.AtRows));
        }

        if (report.RowsNeeded is { } needed && needed > report.Rows)
        {
            yield return report.RowsNeededCi95 is [{ } low, var high] && high is { } most
                ? new Phrase("decide.feasibility.answer.needed", Fact.Count("needed", needed).Between(low, most))
                : new Phrase("decide.feasibility.answer.needed_open", Fact.Count("needed", needed), Fact.Count("least", report.RowsNeededCi95[0] ?? needed));
        }
        else if (report.RowsNeeded is null)
            yield return new Phrase("decide.feasibility.answer.never", Fact.Share("asymptote", report.Asymptote).Between(report.AsymptoteCi95[0], report.AsymptoteCi95[1]));
        if (report is { LabelError: { } error, LabelCeiling: { } ceiling })
            yield return new Phrase("decide.feasibility.answer.label_ceiling", Fact.Share("error", error), Fact.Share("ceiling", ceiling));
        if (report.RandomRows > 0 && report.RandomRows < report.Rows)
            yield return new Phrase("decide.feasibility.answer.chosen", Fact.Count("chosen", report.Rows - report.RandomRows), Fact.Count("rows", report.Rows));
        if (report.HumanCeiling is { } human)
            yield return new Phrase("decide.feasibility.answer.human_ceiling", Fact.Share("human", human));
    }

    /// <summary>Whether a list of keywords is enough.</summary>
    public static Phrase Simple(FeasibilityReport report, BaselineScore keywords) => new(
        keywords.IsEnough ? "decide.feasibility.simple.enough" : keywords.GapInterval.High < 0 ? "decide.feasibility.simple.worse" : "decide.feasibility.simple.open",
        Proved(report, MeasureProofs.Keywords, Fact.Share("score", keywords.Score), keywords.Interval), Proved(report, MeasureProofs.KeywordGap, Fact.Points("gap", keywords.Gap), keywords.GapInterval),
        Fact.Points("margin", BaselineScore.Margin));

    /// <summary>Whether what other circumstances teach carries over.</summary>
    public static Phrase Carried(FeasibilityReport report)
    {
        var worst = report.Domains.Where(d => d.IsSure).MinBy(d => d.Drop);
        return worst is null
            ? new Phrase("decide.feasibility.domains.none", Fact.Count("domains", report.Domains.Length))
            : new Phrase(
                "decide.feasibility.domains.worst", Fact.Of("domain", worst.Domain), Proved(report, MeasureProofs.DropOf(worst.Domain), Fact.Points("drop", worst.Drop), worst.DropInterval),
                Fact.Points("gain", worst.Gain) with { Interval = worst.GainInterval });
    }

    /// <summary>A measured figure with its interval and its proof, where there is one.</summary>
    public static Fact Proved(FeasibilityReport report, string name, Fact fact, Interval interval) =>
        fact with { Interval = interval, Evidence = report.Proofs.TryGetValue(name, out var proof) ? proof : null };
}
