using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>From the business goal by its metric tree to the task of the AI.</summary>
public sealed record Goal
{
    public const int MostMetrics = 40, MostDesigns = 20;

    public static Goal None { get; } = new();

    /// <summary>The business goal in words; empty = not said yet.</summary>
    public string Text { get; init; } = "";

    public AiTask? Task { get; init; }

    /// <summary>Parents before their children.</summary>
    public ImmutableArray<GoalMetric> Metrics { get; init; } = [];

    /// <summary>Ways to reach it that are compared, in the order of entry.</summary>
    public ImmutableArray<Design> Designs { get; init; } = [];

    /// <summary>Whether a text may be the id of a metric or design: 1 to 40 lower-case letters, digits and dashes.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 40 && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    public GoalMetric? Find(string id) => Metrics.FirstOrDefault(m => m.Id == id);

    /// <summary>Steps from the business goal down to a metric, from 1.</summary>
    public int DepthOf(GoalMetric metric) => Find(metric.Parent) is { } parent ? DepthOf(parent) + 1 : 1;
}
