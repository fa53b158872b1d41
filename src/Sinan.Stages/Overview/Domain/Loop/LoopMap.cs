using System.Collections.Immutable;
using System.Text.Json;

namespace Sinan.Stages.Overview.Domain.Loop;

/// <summary>The one table of the flow chart: its parts and how the work goes between them. Design leads into the work and feedback back to the needs, so that the loop is closed.</summary>
public static class LoopMap
{
    public static ImmutableArray<LoopPart> Parts { get; } = [.. Enum.GetValues<LoopPart>()];

    /// <summary>Parts that take hours.</summary>
    public static ImmutableArray<LoopPart> Steps { get; } = [.. Parts.Where(p => p != LoopPart.ProductManager)];

    public static ImmutableArray<LoopLink> Links { get; } =
    [
        new(LoopPart.ProductManager, LoopPart.NeedIntake, "/decide/ideas"),
        new(LoopPart.ProductManager, LoopPart.DataDecision, "/decide"),
        new(LoopPart.DataDecision, LoopPart.UserAnalysis, "/understand/segments"),
        new(LoopPart.DataDecision, LoopPart.PersonalDesign, "/decide/rules"),
        new(LoopPart.NeedIntake, LoopPart.AgileWork, "/deliver"),
        new(LoopPart.UserAnalysis, LoopPart.AgileWork, "/deliver/roadmap"),
        new(LoopPart.AgileWork, LoopPart.LiveFeedback, "/listen/trends"),
        new(LoopPart.PersonalDesign, LoopPart.AgileWork, "/understand/compare"),
        new(LoopPart.LiveFeedback, LoopPart.NeedIntake, "/listen"),
    ];

    /// <summary>Snake case, as text keys, forms and the API write it.</summary>
    public static string Code(LoopPart part) => JsonNamingPolicy.SnakeCaseLower.ConvertName(part.ToString());

    /// <summary>The part of a code; null when it names none.</summary>
    public static LoopPart? Read(string? code) => Parts.Where(p => Code(p) == code).Select(p => (LoopPart?)p).FirstOrDefault();
}
