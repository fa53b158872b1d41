namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>One thing on a screen.</summary>
public sealed record ScreenElement
{
    public const int MostText = 1_000;

    public ElementKind Kind { get; init; }

    /// <summary>Words that it shows; of an AI's answer, the answer when all is well.</summary>
    public string Text { get; init; } = "";

    /// <summary>Screen that it leads to, by id; empty = nowhere yet.</summary>
    public string Target { get; init; } = "";

    /// <summary>States of an AI's answer; null of anything else.</summary>
    public AnswerStates? States { get; init; }
}
