using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Answers that the measured facts suggest; a person accepts, edits or refuses each.</summary>
static class Proposals
{
    /// <summary>Share of right answers that stands for 60 points.</summary>
    const double Sixty = 0.6;

    /// <summary>The proposal for a check; null where there is nothing to go by.</summary>
    public static Proposal? For(string check, Initiative initiative, WorkFacts facts) => check switch
    {
        "business_value" when facts.Needs?.Find(initiative.NeedId) is { } need => new Proposal(new Phrase(
            "deliver.proposal.business_value", Fact.Of("title", need.Title), Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High), Fact.Count("rank", need.Rank))),
        "need_sources" when facts.Needs?.Find(initiative.NeedId) is { Evidence.Length: > 0 } need => new Proposal(Gatekeeper.Joined([.. need.Evidence.Select(e => e.Short)])),
        "data_gaps" when Gaps(facts) is { Count: > 0 } gaps => new Proposal(Gatekeeper.Sentences([.. gaps])),
        "technical_boundary" when facts.Feasibility is { } measured => new Proposal(Gatekeeper.Sentences(measured.Says.AsSpan())),
        "boundary_score" when facts.Feasibility is { } measured && Boundary(measured) is { } option => new Proposal(
            new Phrase("deliver.proposal.boundary_score", Fact.Of("option", new Phrase("deliver.option." + option)), measured.AtRows, measured.Score, measured.Chance), option),
        "data_needed" when facts.Feasibility is { Needed: { } needed } measured => new Proposal(new Phrase("deliver.proposal.data_needed", needed, measured.Present)),
        "missing_policy" when facts.Quality is { Findings.Length: > 0 } quality => new Proposal(Gatekeeper.Joined([.. quality.Findings.Take(3).Select(f => f.Advice)])),
        "teams" when initiative.Duties.Length > 0 => new Proposal(Gatekeeper.Joined([.. initiative.Duties.GroupBy(d => d.Team).OrderBy(g => g.Key).Select(Team)])),
        "schedule_risks" when initiative.Risks.Where(r => r is { State: RiskState.Open, DelayDays: > 0 }).ToList() is { Count: > 0 } risks => new Proposal(Gatekeeper.Joined([.. risks.Select(Late)])),
        "ai_states" when StateCoverage.Of(initiative.Prototype) is [{ Places: > 0 }, ..] states => new Proposal(states.All(s => s.IsCovered)
            ? new Phrase("deliver.proposal.ai_states.all")
            : new Phrase("deliver.proposal.ai_states", Fact.Of("missing", Gatekeeper.Joined([.. states.Where(s => !s.IsCovered).Select(s => new Phrase("deliver.prototype.state." + StepWork.Code(s.State)))])))),
        _ => null,
    };

    static Phrase Team(IGrouping<WorkTeam, Assignment> team) => new(
        "deliver.proposal.teams", Fact.Of("team", new Phrase("deliver.team." + StepWork.Code(team.Key))),
        Fact.Count("accountable", team.Count(d => d.Duty is Duty.Accountable or Duty.AccountableAndResponsible)), Fact.Count("works", team.Count(d => d.Duty is Duty.Responsible or Duty.AccountableAndResponsible)));

    static Phrase Late(Risk risk) => new(
        "deliver.proposal.risk", Fact.Of("title", risk.Title), Fact.Share("chance", risk.Probability), Fact.Of("milestone", risk.Milestone), Fact.Decimal("days", risk.DelayDays),
        Fact.Of("mitigation", risk.Mitigation.Length > 0 ? risk.Mitigation : "–"));

    static List<Phrase> Gaps(WorkFacts facts)
    {
        var gaps = new List<Phrase>();
        if (facts.Quality is { } quality)
        {
            gaps.Add(new Phrase(
                "deliver.proposal.data_gaps", Fact.Share("users", quality.ColdUsers), Fact.Share("items", quality.ColdItems), Fact.Count("findings", quality.Findings.Count(f => f.Severity != FindingSeverity.Note))));
        }

        gaps.AddRange((facts.Feasibility?.Checks ?? []).Where(c => c.Verdict is CheckVerdict.Bad or CheckVerdict.Limited).Select(c => c.Says));
        return gaps;
    }

    /// <summary>Where the measure places the score; null where it does not tell.</summary>
    static string? Boundary(FeasibilityFinding measured) => measured switch
    {
        { Verdict: Reachability.Reachable } => "reaches_80",
        { Verdict: Reachability.NotReachable, Score.Interval: { High: < Sixty } } => "below_60",
        { Verdict: Reachability.NotReachable, Score.Interval: { Low: >= Sixty } } => "between",
        _ => null,
    };
}
