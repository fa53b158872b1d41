using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Answers that the measured facts suggest; a person accepts, edits or refuses each.</summary>
static class Proposals
{
    /// <summary>The proposal for a check; null where there is nothing to go by.</summary>
    public static Phrase? For(string check, Initiative initiative, WorkFacts facts) => check switch
    {
        "business_value" when facts.Needs?.Find(initiative.NeedId) is { } need => new Phrase(
            "deliver.proposal.business_value", Fact.Of("title", need.Title), Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High), Fact.Count("rank", need.Rank)),
        "need_sources" when facts.Needs?.Find(initiative.NeedId) is { Evidence.Length: > 0 } need => Gatekeeper.Joined([.. need.Evidence.Select(e => e.Short)]),
        "data_gaps" when facts.Quality is { } quality => new Phrase(
            "deliver.proposal.data_gaps", Fact.Share("users", quality.ColdUsers), Fact.Share("items", quality.ColdItems), Fact.Count("findings", quality.Findings.Count(f => f.Severity != FindingSeverity.Note))),
        "missing_policy" when facts.Quality is { Findings.Length: > 0 } quality => Gatekeeper.Joined([.. quality.Findings.Take(3).Select(f => f.Advice)]),
        "ai_states" when StateCoverage.Of(initiative.Prototype) is [{ Places: > 0 }, ..] states => states.All(s => s.IsCovered)
            ? new Phrase("deliver.proposal.ai_states.all")
            : new Phrase("deliver.proposal.ai_states", Fact.Of("missing", Gatekeeper.Joined([.. states.Where(s => !s.IsCovered).Select(s => new Phrase("deliver.prototype.state." + StepWork.Code(s.State)))]))),
        _ => null,
    };
}
