using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>Themes that are like each other.</summary>
/// <param name="Name">Their most telling words together.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="Themes">Ids of its themes, largest first.</param>
/// <param name="Size">Pieces of feedback in them.</param>
/// <param name="Share">Part of all feedback, with Wilson interval.</param>
public sealed record ThemeGroup(string Name, string Language, ImmutableArray<string> Themes, int Size, ThemeFigure Share);
