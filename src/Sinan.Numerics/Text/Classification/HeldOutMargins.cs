using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Margins of learners for rows that they had not seen: each scored fold by learners of the other folds.</summary>
sealed class HeldOutMargins(TextCorpus corpus, TextDirections? directions, int[] chosen, int[] labels, int classes, TextTraining training)
{
    readonly SplitMix64 random = new(training.Seed);

    public int Problems { get; } = LinearMachines.ProblemsOf(classes);

    /// <summary>Fold 0 … folds − 1 by position in the chosen rows.</summary>
    public int[] FoldOf { get; } = TextClassifier.FoldsOf(chosen, labels, training.Folds, new SplitMix64(training.Seed).Fork(-1));

    /// <summary>Positions in the chosen rows.</summary>
    public int[] PositionsIn(Func<int, bool> isIn) => [.. Enumerable.Range(0, chosen.Length).Where(i => isIn(FoldOf[i]))];

    /// <summary>A seed that depends on the learner and the fold only.</summary>
    public long SeedOf(int learner, int fold) => unchecked((long)random.Fork((learner * 1000L) + fold).NextUInt64());

    /// <summary>Fills the margins of one fold: chosen rows × machines.</summary>
    public void Score(TextLearner learner, int fold, long seed, float[] margins, CancellationToken cancellationToken)
    {
        var rows = corpus[learner.View];
        int[] seen = [.. PositionsIn(f => f != fold).Select(i => chosen[i])];
        var machines = learner.Train(rows, directions, seen, labels, classes, training.Others, seed, cancellationToken);
        var isKnown = rows.ColumnsIn(seen);
        for (var i = 0; i < chosen.Length; i++)
        {
            if (FoldOf[i] == fold)
                Score(machines, rows.ColumnsOf(chosen[i]), rows.ValuesOf(chosen[i]), isKnown, margins.AsSpan(i * Problems, Problems));
        }
    }

    /// <summary>A new text has length one over the columns that the learner knows; so has a held-out row here.</summary>
    static void Score(LinearMachines machines, ReadOnlySpan<int> columns, ReadOnlySpan<float> values, bool[] isKnown, Span<float> margins)
    {
        machines.Margins(columns, values, margins);
        var square = 0.0;
        for (var j = 0; j < columns.Length; j++)
            square += isKnown[columns[j]] ? values[j] * values[j] : 0;
        var scale = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
        for (var p = 0; p < margins.Length; p++)
            margins[p] = machines.Biases[p] + ((margins[p] - machines.Biases[p]) * scale);
    }
}
