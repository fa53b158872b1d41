using Sinan.Numerics.Learning;

namespace Sinan.Benchmarks.Feasibility;

/// <summary>A task whose later rows are withheld.</summary>
/// <param name="Name">Which set, label and learner.</param>
/// <param name="Labels">Label of each row: first those to learn from in random order, then those to measure on.</param>
/// <param name="Train">Rows to learn from, all in all.</param>
/// <param name="Scorer">Learns and scores.</param>
sealed record FeasibilityTask(string Name, int[] Labels, int Train, HeldOutScorer Scorer);
