using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>A stage of an initiative. Its title is the text "deliver.stage.{Name}".</summary>
/// <param name="Name">"need_insight" …</param>
/// <param name="Pages">Pages on which its work is done.</param>
public sealed record RoleStage(string Name, params ImmutableArray<string> Pages)
{
    public string TitleKey => "deliver.stage." + Name;

    /// <summary>In order.</summary>
    public static ImmutableArray<RoleStage> All { get; } =
    [
        new("need_insight", "/decide", "/decide/feasibility"),
        new("goal_and_solution", "/deliver", "/decide/market"),
        new("resources", "/collect/quality", "/deliver/roadmap"),
        new("training", "/listen/labels", "/understand/predict"),
        new("launch", "/understand/compare", "/understand/funnel"),
        new("monitoring", "/understand/anomalies", "/listen/alerts"),
        new("compliance", "/deliver", "/collect/quality"),
    ];
}
