using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>The four sides that an initiative balances: need, feasibility, data quality, compliance; each from what was measured and answered.</summary>
static class Sides
{
    /// <param name="initiative">The initiative.</param>
    /// <param name="need">The need that it is for, as it stands in the book; null for none.</param>
    /// <param name="facts">What was measured.</param>
    public static IEnumerable<(string Code, Finding Finding)> Of(Initiative initiative, NeedCard? need, WorkFacts facts) =>
        [("need", Need(initiative, need, facts)), ("feasibility", Feasibility(initiative, facts)), ("data", Data(facts)), ("compliance", Compliance(initiative, facts))];

    static Finding Need(Initiative initiative, NeedCard? card, WorkFacts facts)
    {
        if (initiative.NeedId.Length == 0)
            return new Finding(CheckState.Open, new Phrase("deliver.side.need.none"));
        if (card is { IsOpen: false })
            return new Finding(card.State == NeedState.Rejected ? CheckState.Fails : CheckState.Holds, new Phrase("deliver.side.need.closed", Fact.Of("state", new Phrase("decide.state." + StepWork.Code(card.State)))));
        if (facts.Needs?.Find(initiative.NeedId) is not { Rank: > 0 } need)
            return new Finding(CheckState.Open, new Phrase("deliver.side.need.gone"));
        return new Finding(CheckState.Holds, new Phrase(
            "deliver.side.need", Fact.Count("rank", need.Rank).Between(need.RankInterval.Low, need.RankInterval.High).From(need.ScoreEvidence), Fact.Count("needs", facts.Needs.Needs.Length),
            Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High).From(need.ReachEvidence)));
    }

    /// <summary>What the team judged, beside what was measured; where both disagree it is open.</summary>
    static Finding Feasibility(Initiative initiative, WorkFacts facts)
    {
        var judged = initiative.AnswerTo("boundary_score");
        var state = judged switch { "reaches_80" => CheckState.Holds, "below_60" => CheckState.Fails, _ => CheckState.Open };
        var disagrees = facts.Feasibility is { Verdict: var verdict } && ((state == CheckState.Holds && verdict == Reachability.NotReachable) || (state == CheckState.Fails && verdict == Reachability.Reachable));
        var says = new List<Phrase> { new("deliver.side.feasibility", Fact.Of("judgement", new Phrase(judged is null ? "deliver.side.feasibility.unjudged" : "deliver.option." + judged))) };
        if (facts.Feasibility is { } measured)
            says.Add(new Phrase("deliver.side.feasibility.measured", Fact.Of("finding", measured.Says[0])));
        if (facts.Quality is { Scenarios.IsDefaultOrEmpty: false } quality)
        {
            says.Add(new Phrase(
                "deliver.side.feasibility.scenarios", Fact.Count("covered", quality.Scenarios.Count(s => s.Covered)).From(quality.Evidence.GetValueOrDefault("rows")), Fact.Count("scenarios", quality.Scenarios.Length)));
        }

        return new Finding(disagrees ? CheckState.Open : state, Gatekeeper.Sentences([.. says]));
    }

    /// <summary>The score of all data, and the verdicts on the labelled ones.</summary>
    static Finding Data(WorkFacts facts)
    {
        var quality = Measures.DataQuality(facts);
        if (facts.Feasibility is not { Checks: var checks })
            return quality;
        var verdicts = new Phrase(
            "deliver.side.data.verdicts", Fact.Count("all", checks.Length), Of(CheckVerdict.Good), Of(CheckVerdict.Limited), Of(CheckVerdict.Bad), Of(CheckVerdict.Unknown));
        return new Finding(checks.Any(c => c.Verdict == CheckVerdict.Bad) ? CheckState.Fails : quality.State, Gatekeeper.Sentences([quality.Says, verdicts]));

        Fact Of(CheckVerdict verdict) => Fact.Count(StepWork.Code(verdict), checks.Count(c => c.Verdict == verdict));
    }

    static Finding Compliance(Initiative initiative, WorkFacts facts)
    {
        var checks = Lifecycle.Of(WorkStage.Compliance).SelectMany(step => Gatekeeper.Review(initiative, step, facts)).Where(r => r.Check.IsGate).ToList();
        var held = checks.Count(r => r.State == CheckState.Holds);
        var state = checks.Any(r => r.State == CheckState.Fails) ? CheckState.Fails : held == checks.Count ? CheckState.Holds : CheckState.Open;
        return new Finding(state, new Phrase("deliver.side.compliance", Fact.Count("held", held), Fact.Count("all", checks.Count), Fact.Count("masked", facts.Quality?.Redacted.Values.Sum() ?? 0)));
    }
}
