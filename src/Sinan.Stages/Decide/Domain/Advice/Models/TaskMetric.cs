using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>By what a task is judged. The words are "decide.metrics.{code}", ".first", ".also" and ".why".</summary>
/// <param name="Code">Task.</param>
/// <param name="Href">Page where it is measured; null where none does yet.</param>
public sealed record TaskMetric(string Code, string? Href)
{
    /// <summary>Usual tasks with the measure that fits each.</summary>
    public static ImmutableArray<TaskMetric> All { get; } =
    [
        new("sort", "/decide/feasibility"), new("rare", "/listen/labels"), new("score", "/understand/predict"), new("recommend", null), new("search", null), new("extract", null),
        new("write", null), new("answer", null), new("forecast", "/understand/forecast"), new("group", "/understand/segments"),
    ];

    /// <summary>The row that a scenario begins with.</summary>
    public static string Of(ModelScenario scenario) => scenario switch
    {
        ModelScenario.Service => "answer",
        ModelScenario.Recommend => "recommend",
        ModelScenario.Score => "score",
        ModelScenario.Write => "write",
        _ => "sort",
    };
}
