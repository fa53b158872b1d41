namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>A row that a label might be learned from.</summary>
/// <param name="Text">What is read; null = missing.</param>
/// <param name="Label">What is to be told; null = not labelled.</param>
/// <param name="Scenario">Circumstance that must be covered (channel, weather, product line); null = unknown.</param>
/// <param name="Group">Group of people that must fare as well as the others; null = unknown.</param>
/// <param name="Second">Label by a second annotator; null = not labelled twice.</param>
/// <param name="User">Who wrote it; null = unknown.</param>
/// <param name="Time">When; null = unknown.</param>
public sealed record LabelledRow(string? Text, string? Label, string? Scenario = null, string? Group = null, string? Second = null, string? User = null, DateTimeOffset? Time = null)
{
    /// <summary>Label by the first annotator, where the one that counts was settled from several.</summary>
    public string? First { get; init; } = Label;

    /// <summary>Whether the row was drawn at random; else it was chosen because a model would learn from it.</summary>
    public bool IsRandom { get; init; } = true;
}
