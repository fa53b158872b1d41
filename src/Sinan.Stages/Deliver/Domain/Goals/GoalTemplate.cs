using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A goal to begin from.</summary>
/// <param name="Code">Stable name; its words are "deliver.goal_template.{code}".</param>
/// <param name="Task">Task of the AI.</param>
/// <param name="Metrics">Names and ways of measuring are the texts "deliver.goal_metric.{id}" and "deliver.goal_metric.{id}.how".</param>
public sealed record GoalTemplate(string Code, AiTask Task, ImmutableArray<GoalMetric> Metrics)
{
    /// <summary>More conversion by recommending; a service that understands what is asked.</summary>
    public static ImmutableArray<GoalTemplate> All { get; } =
    [
        new("conversion", AiTask.Ranking,
        [
            Metric("conversion") with { LeastEffect = 0.005 },
            Metric("ctr", "conversion") with { LeastEffect = 0.005 },
            Metric("popular-share", "ctr") with { IsGuardrail = true, RiseIsGood = false, LeastEffect = 0.02 },
            Metric("cvr", "conversion") with { LeastEffect = 0.005 },
        ]),
        new("service", AiTask.Classification,
        [
            Metric("solved") with { LeastEffect = 0.02 },
            Metric("intent-accuracy", "solved") with { Side = MetricSide.Technical, Target = 0.9, LeastEffect = 0.02 },
            Metric("hand-off", "solved") with { Target = 0.1, RiseIsGood = false, LeastEffect = 0.02 },
            Metric("satisfied", "solved") with { IsGuardrail = true, LeastEffect = 0.02 },
        ]),
    ];

    /// <summary>The template in one language.</summary>
    public Goal In(Localizer words) => new()
    {
        Text = words["deliver.goal_template." + Code + ".text"], Task = Task,
        Metrics = [.. Metrics.Select(m => m with { Name = words["deliver.goal_metric." + m.Id], HowMeasured = words["deliver.goal_metric." + m.Id + ".how"] })],
    };

    static GoalMetric Metric(string id, string parent = "") => new() { Id = id, Parent = parent, Name = "" };
}
