namespace Sinan.Numerics.Text;

/// <summary>A word near another.</summary>
/// <param name="Word">In lower case.</param>
/// <param name="Similarity">Cosine of the two vectors, −1…1.</param>
/// <param name="Count">Occurrences in the texts that were learned from, repeated texts counted once.</param>
public readonly record struct WordNeighbor(string Word, double Similarity, int Count);
