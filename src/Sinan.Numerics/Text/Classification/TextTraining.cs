using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>How a <see cref="TextClassifier"/> is trained.</summary>
/// <param name="Seed">Same rows and seed, same model, on any number of threads.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Folds">Parts for held-out margins, at least 2.</param>
/// <param name="ScoredFolds">Parts that are held out in turn, 2 … folds; fewer save time, and rows of the others have no held-out probabilities.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextTraining(long Seed, int Threads, int Folds = 5, int ScoredFolds = 5)
{
    static readonly Dictionary<int, int[]> none = [];

    /// <summary>Further labels of some rows of the corpus: such a row is an example of its own label and no counterexample of these. Default none.</summary>
    public IReadOnlyDictionary<int, int[]> Others { get => field ?? none; init; }
}
