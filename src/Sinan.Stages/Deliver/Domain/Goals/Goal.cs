using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>From the business goal by its metric tree to the task of the AI.</summary>
public sealed record Goal
{
    public const int MostMetrics = 40;

    public static Goal None { get; } = new();

    /// <summary>The business goal in words; empty = not said yet.</summary>
    public string Text { get; init; } = "";

    public AiTask? Task { get; init; }

    /// <summary>Parents before their children.</summary>
    public ImmutableArray<GoalMetric> Metrics { get; init; } = [];

    public GoalMetric? Find(string id) => Metrics.FirstOrDefault(m => m.Id == id);

    /// <summary>Steps from the business goal down to a metric, from 1.</summary>
    public int DepthOf(GoalMetric metric) => Find(metric.Parent) is { } parent ? DepthOf(parent) + 1 : 1;
}
