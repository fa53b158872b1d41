using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>
/// A role in the work on products with AI. Words: "learn.role.{Name}", ".about" (duties) and one text for each <see cref="RoleStage"/>: what the role does there.
/// </summary>
/// <param name="Name">"product", "trainer" …</param>
/// <param name="Pages">Pages that it uses most.</param>
public sealed record Role(string Name, params ImmutableArray<string> Pages)
{
    public static ImmutableArray<Role> All { get; } =
    [
        new("product", "/decide", "/understand/funnel", "/deliver"),
        new("ai_product", "/decide/feasibility", "/deliver", "/understand/compare"),
        new("model_product", "/decide/feasibility", "/listen/labels", "/deliver"),
        new("prompt_engineer", "/listen/comments", "/listen/labels", "/learn"),
        new("trainer", "/listen/labels", "/decide/feasibility", "/listen/aspects"),
        new("annotator", "/listen/labels", "/listen/comments", "/listen/duplicates"),
        new("data", "/collect/quality", "/collect/import", "/understand/segments"),
        new("algorithm", "/understand/predict", "/decide/feasibility", "/understand/compare"),
        new("engineering", "/collect/live", "/settings", "/deliver/roadmap"),
        new("operations", "/listen/alerts", "/understand/anomalies", "/understand/retention"),
        new("full_stack", "/learn", "/decide/feasibility", "/collect/live"),
        new("compliance", "/collect/quality", "/deliver", "/documents"),
    ];

    public string Key => "learn.role." + Name;
}
