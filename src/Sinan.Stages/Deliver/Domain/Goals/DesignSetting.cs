using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>Changes to the designs of a goal.</summary>
public static class DesignSetting
{
    const double MostSample = 1e9;

    /// <summary>Adds a design, or replaces the one of that id.</summary>
    /// <returns>Problems: "deliver.metric.id", "deliver.design.name", "deliver.metric.unknown", "deliver.design.too_many", "deliver.design.figures", "deliver.design.few".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, Design entered)
    {
        var design = entered with { Name = entered.Name.Trim() };
        if (Fault(initiative.Goal, design) is { } fault)
            return fault;
        var designs = initiative.Goal.Designs;
        var kept = designs.FirstOrDefault(d => d.Id == design.Id) is { } old ? designs.Replace(old, design) : designs.Add(design);
        return Changed(initiative, kept, "deliver.log.design", design.Name);
    }

    /// <returns>Problem: "deliver.design.unknown".</returns>
    public static Outcome<InitiativeChange> Remove(Initiative initiative, string id) =>
        initiative.Goal.Designs.FirstOrDefault(d => d.Id == id) is { } gone
            ? Changed(initiative, initiative.Goal.Designs.Remove(gone), "deliver.log.design_removed", gone.Name)
            : new Problem("deliver.design.unknown", ProblemKind.NotFound, Fact.Of("design", id));

    static InitiativeChange Changed(Initiative initiative, ImmutableArray<Design> designs, string says, string name) =>
        new(initiative with { Goal = initiative.Goal with { Designs = designs } }, new Phrase(says, Fact.Of("design", name)));

    static Problem? Fault(Goal goal, Design design)
    {
        if (!Goal.IsId(design.Id))
            return new Problem("deliver.metric.id", ProblemKind.Invalid, Fact.Of("metric", design.Id));
        if (design.Name.Length is 0 or > Initiative.MostTitle)
            return new Problem("deliver.design.name", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        if (goal.Find(design.Metric) is not { } metric)
            return new Problem("deliver.metric.unknown", ProblemKind.NotFound, Fact.Of("metric", design.Metric));
        if (goal.Designs.All(d => d.Id != design.Id) && goal.Designs.Length >= Goal.MostDesigns)
            return new Problem("deliver.design.too_many", ProblemKind.Invalid, Fact.Count("most", Goal.MostDesigns));
        var isMeasured = metric.Unit == MetricUnit.Share ? design.Value is >= 0 and <= 1 : double.IsFinite(design.Value) && design.Deviation is > 0 and < double.PositiveInfinity;
        if (!isMeasured || !(design.Sample is >= 1 and <= MostSample))
            return new Problem("deliver.design.figures", ProblemKind.Invalid, Fact.Of("design", design.Name));
        return metric.Unit == MetricUnit.Mean && design.Sample < Design.LeastValues ? new Problem("deliver.design.few", ProblemKind.NotEnough, Fact.Count("least", Design.LeastValues)) : null;
    }
}
