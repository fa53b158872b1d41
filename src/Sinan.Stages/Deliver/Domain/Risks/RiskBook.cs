using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Risks;

/// <summary>Changes to the risks of an initiative.</summary>
public static class RiskBook
{
    const double MostDelay = 500;

    /// <summary>Keeps a new risk (number 0) or changes one.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.risk.range", "deliver.risk.milestone", "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, Risk entered)
    {
        if (Entries.Fault(entered.Title, [entered.Owner, entered.Milestone], [entered.Mitigation]) is { } fault)
            return fault;
        if (!(entered.Probability is > 0 and <= 1) || entered.Impact is < 1 or > Risk.MostImpact || !(entered.DelayDays is >= 0 and <= MostDelay))
            return new Problem("deliver.risk.range", ProblemKind.Invalid, Fact.Count("impact", Risk.MostImpact), Fact.Count("days", MostDelay));
        var milestone = entered.Milestone.Trim();
        if ((milestone.Length == 0) != (entered.DelayDays == 0) || (milestone.Length > 0 && initiative.Timetable.Milestones.All(m => m.Name != milestone)))
            return new Problem("deliver.risk.milestone", ProblemKind.Invalid);
        var risk = entered with { Title = entered.Title.Trim(), Owner = entered.Owner.Trim(), Mitigation = entered.Mitigation.Trim(), Milestone = milestone };
        return Entries.Put(initiative.Risks, risk).Map(all => new InitiativeChange(
            initiative with { Risks = all }, new Phrase("deliver.log.risk." + StepWork.Code(risk.State), Fact.Of("title", risk.Title))));
    }
}
