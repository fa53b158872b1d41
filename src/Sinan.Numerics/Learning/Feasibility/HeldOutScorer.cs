namespace Sinan.Numerics.Learning;

/// <summary>Learns from some rows and scores others.</summary>
/// <param name="train">Rows to learn from.</param>
/// <param name="test">Rows to score; none of them is among the first.</param>
/// <param name="seed">Seed of this run.</param>
/// <returns>A score for each test row, whose mean is the score of the model: 1 = right and 0 = wrong give accuracy.</returns>
public delegate double[] HeldOutScorer(int[] train, int[] test, long seed);
