using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>How a product will look and speak: screens that lead to each other, and a dialogue.</summary>
public sealed record Prototype
{
    public const int MostScreens = 40, MostTurns = 60;

    public static Prototype None { get; } = new();

    /// <summary>The first one opens first.</summary>
    public ImmutableArray<Screen> Screens { get; init; } = [];

    /// <summary>What wakes a spoken dialogue; empty = none.</summary>
    public string WakeWord { get; init; } = "";

    /// <summary>The first one opens the dialogue.</summary>
    public ImmutableArray<DialogueTurn> Turns { get; init; } = [];

    /// <summary>Where people who try it leave what they think: http, https or mailto; empty = the exported page only has a field.</summary>
    public string FeedbackUrl { get; init; } = "";

    /// <summary>States of it that were kept, oldest first.</summary>
    public ImmutableArray<PrototypeVersion> Versions { get; init; } = [];

    public bool IsEmpty => Screens.Length == 0 && Turns.Length == 0;

    public Screen? FindScreen(string id) => Screens.FirstOrDefault(s => s.Id == id);
}
