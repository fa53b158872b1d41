using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>The four sides that an initiative balances: need, feasibility, data quality, compliance; each from what was measured and answered.</summary>
static class Sides
{
    public static IEnumerable<(string Code, Finding Finding)> Of(Initiative initiative, WorkFacts facts) =>
        [("need", Need(initiative, facts)), ("feasibility", Feasibility(initiative, facts)), ("data", Measures.DataQuality(facts)), ("compliance", Compliance(initiative, facts))];

    static Finding Need(Initiative initiative, WorkFacts facts)
    {
        if (initiative.NeedId.Length == 0)
            return new Finding(CheckState.Open, new Phrase("deliver.side.need.none"));
        if (facts.Needs?.Find(initiative.NeedId) is not { } need)
            return new Finding(facts.Needs is null ? CheckState.Open : CheckState.Fails, new Phrase("deliver.side.need.gone"));
        return new Finding(CheckState.Holds, new Phrase(
            "deliver.side.need", Fact.Count("rank", need.Rank).Between(need.RankInterval.Low, need.RankInterval.High).From(need.ScoreEvidence), Fact.Count("needs", facts.Needs.Needs.Length),
            Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High).From(need.ReachEvidence)));
    }

    static Finding Feasibility(Initiative initiative, WorkFacts facts)
    {
        var judged = initiative.AnswerTo("boundary_score");
        var state = judged switch { "reaches_80" => CheckState.Holds, "below_60" => CheckState.Fails, _ => CheckState.Open };
        var judgement = Fact.Of("judgement", new Phrase(judged is null ? "deliver.side.feasibility.unjudged" : "deliver.option." + judged));
        return facts.Quality is { Scenarios.IsDefaultOrEmpty: false } quality
            ? new Finding(state, new Phrase("deliver.side.feasibility", judgement, Fact.Count("covered", quality.Scenarios.Count(s => s.Covered)).From(quality.Evidence.GetValueOrDefault("rows")), Fact.Count("scenarios", quality.Scenarios.Length)))
            : new Finding(state, new Phrase("deliver.side.feasibility.no_data", judgement));
    }

    static Finding Compliance(Initiative initiative, WorkFacts facts)
    {
        var checks = Lifecycle.Of(WorkStage.Compliance).SelectMany(step => Gatekeeper.Review(initiative, step, facts)).Where(r => r.Check.IsGate).ToList();
        var held = checks.Count(r => r.State == CheckState.Holds);
        var state = checks.Any(r => r.State == CheckState.Fails) ? CheckState.Fails : held == checks.Count ? CheckState.Holds : CheckState.Open;
        return new Finding(state, new Phrase("deliver.side.compliance", Fact.Count("held", held), Fact.Count("all", checks.Count), Fact.Count("masked", facts.Quality?.Redacted.Values.Sum() ?? 0)));
    }
}
