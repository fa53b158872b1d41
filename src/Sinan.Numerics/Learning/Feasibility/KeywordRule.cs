using System.Runtime.InteropServices;

namespace Sinan.Numerics.Learning;

/// <summary>"A text with this word bears this label."</summary>
/// <param name="Word">Number of the word.</param>
/// <param name="Label">Label.</param>
/// <param name="Rows">Training rows that came to the rule: with the word, and told by no rule before it.</param>
/// <param name="Right">Of these, the rows with the label.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KeywordRule(int Word, int Label, int Rows, int Right);
