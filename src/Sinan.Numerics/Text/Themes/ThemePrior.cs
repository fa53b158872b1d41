namespace Sinan.Numerics.Text;

/// <summary>The themes of an earlier reading, from which the next one begins.</summary>
/// <param name="Count">Themes of the earlier reading.</param>
/// <param name="Labels">Earlier theme of each text; −1 for texts that are new or were in none.</param>
/// <param name="Held">Earlier themes that people corrected: their comments stay in them and they are never dissolved.</param>
/// <param name="IsFinal">Whether every comment stays where it is and no theme is sought: only words, examples and quality are found anew.</param>
public sealed record ThemePrior(int Count, int[] Labels, IReadOnlySet<int> Held, bool IsFinal = false);
