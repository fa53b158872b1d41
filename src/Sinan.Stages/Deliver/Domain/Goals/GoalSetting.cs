using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>Changes to the goal of an initiative.</summary>
public static class GoalSetting
{
    /// <summary>Says the business goal and the task.</summary>
    /// <returns>Problem: "deliver.initiative.too_long".</returns>
    public static Outcome<InitiativeChange> Say(Initiative initiative, string text, AiTask? task) =>
        text.Trim().Length > Initiative.MostText
            ? new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText))
            : Changed(initiative, initiative.Goal with { Text = text.Trim(), Task = task }, new Phrase("deliver.log.goal"));

    /// <summary>Adds a metric, or replaces the one of that id.</summary>
    /// <returns>Problems: "deliver.metric.id", "deliver.metric.name", "deliver.metric.parent", "deliver.metric.too_many", "deliver.metric.share", "deliver.metric.positive", "deliver.metric.measured", "deliver.initiative.too_long".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, GoalMetric entered)
    {
        var metric = entered with { Name = entered.Name.Trim(), HowMeasured = entered.HowMeasured.Trim(), Series = entered.Series.Trim(), Compared = entered.Compared.Trim() };
        if (Fault(initiative.Goal, metric) is { } fault)
            return fault;
        var goal = initiative.Goal;
        var metrics = goal.Find(metric.Id) is { } old ? goal.Metrics.Replace(old, metric) : goal.Metrics.Add(metric);
        return Changed(initiative, goal with { Metrics = Ordered(metrics) }, new Phrase("deliver.log.metric", Fact.Of("metric", metric.Name)));
    }

    /// <summary>Takes a metric away with the designs measured by it; metrics under it move up to its parent.</summary>
    /// <returns>Problem: "deliver.metric.unknown".</returns>
    public static Outcome<InitiativeChange> Remove(Initiative initiative, string id)
    {
        if (initiative.Goal.Find(id) is not { } gone)
            return new Problem("deliver.metric.unknown", ProblemKind.NotFound, Fact.Of("metric", id));
        var left = initiative.Goal.Metrics.Remove(gone).Select(m => m.Parent == id ? m with { Parent = gone.Parent } : m);
        return Changed(initiative, initiative.Goal with { Metrics = Ordered([.. left]), Designs = initiative.Goal.Designs.RemoveAll(d => d.Metric == id) }, new Phrase("deliver.log.metric_removed", Fact.Of("metric", gone.Name)));
    }

    /// <summary>Begins the goal from a template; metrics that are there already stay.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="template">The template in the writer's language.</param>
    public static Outcome<InitiativeChange> Begin(Initiative initiative, Goal template)
    {
        var goal = initiative.Goal;
        return Changed(
            initiative,
            goal with { Text = goal.Text.Length > 0 ? goal.Text : template.Text, Task = goal.Task ?? template.Task, Metrics = Ordered([.. goal.Metrics, .. template.Metrics.Where(m => goal.Find(m.Id) is null)]) },
            new Phrase("deliver.log.goal"));
    }

    static InitiativeChange Changed(Initiative initiative, Goal goal, Phrase says) => new(initiative with { Goal = goal }, says);

    static Problem? Fault(Goal goal, GoalMetric metric)
    {
        if (!Goal.IsId(metric.Id))
            return new Problem("deliver.metric.id", ProblemKind.Invalid, Fact.Of("metric", metric.Id));
        var name = Fact.Of("metric", metric.Name);
        if (metric.Name.Length is 0 or > Initiative.MostTitle)
            return new Problem("deliver.metric.name", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        if (Math.Max(metric.HowMeasured.Length, Math.Max(metric.Series.Length, metric.Compared.Length)) > Initiative.MostText)
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText));
        if (metric.Parent.Length > 0 && !IsAbove(goal, metric.Parent, metric.Id))
            return new Problem("deliver.metric.parent", ProblemKind.Invalid, name);
        if (goal.Find(metric.Id) is null && goal.Metrics.Length >= Goal.MostMetrics)
            return new Problem("deliver.metric.too_many", ProblemKind.Invalid, Fact.Count("most", Goal.MostMetrics));
        if (goal.Find(metric.Id) is { } old && old.Unit != metric.Unit && goal.Designs.Any(d => d.Metric == metric.Id))
            return new Problem("deliver.metric.measured", ProblemKind.Conflict, name);
        double?[] places = [metric.Baseline, metric.Target, metric.Result];
        if (places.Any(p => p is { } v && !(double.IsFinite(v) && (metric.Unit == MetricUnit.Mean || v is >= 0 and <= 1))))
            return new Problem("deliver.metric.share", ProblemKind.Invalid, name);
        double?[] sizes = [metric.Deviation, metric.LeastEffect, metric.ResultSample];
        return sizes.Any(s => s is { } v && !(v > 0 && double.IsFinite(v))) ? new Problem("deliver.metric.positive", ProblemKind.Invalid, name) : null;
    }

    /// <summary>Whether a parent is there and does not hang below the metric itself.</summary>
    static bool IsAbove(Goal goal, string parent, string id)
    {
        for (var at = parent; at.Length > 0; at = goal.Find(at)!.Parent)
        {
            if (at == id || goal.Find(at) is null)
                return false;
        }

        return true;
    }

    /// <summary>Each metric followed by those under it.</summary>
    static ImmutableArray<GoalMetric> Ordered(ImmutableArray<GoalMetric> metrics)
    {
        var under = metrics.ToLookup(m => m.Parent);
        return [.. Below("")];

        IEnumerable<GoalMetric> Below(string parent) => under[parent].SelectMany(m => Below(m.Id).Prepend(m));
    }
}
