namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>A keyword and the label that it speaks for.</summary>
/// <param name="Word">As it stands in the texts, in lower case.</param>
/// <param name="Label">Label.</param>
/// <param name="Rows">Rows that came to it.</param>
/// <param name="Right">Of these, those with the label. Counted on the rows that the list was learned from.</param>
public sealed record KeywordHint(string Word, string Label, int Rows, int Right);
