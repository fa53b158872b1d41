using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>One screen of a prototype.</summary>
public sealed record Screen
{
    public const int MostElements = 30;

    /// <summary>Short name within the prototype: lower-case letters, digits and dashes.</summary>
    public string Id { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>From top to bottom.</summary>
    public ImmutableArray<ScreenElement> Elements { get; init; } = [];

    public IEnumerable<ScreenElement> Answers => Elements.Where(e => e.Kind == ElementKind.AiAnswer);
}
