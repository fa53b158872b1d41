using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>Parts of rows for cross-validation, each with the same mix of answers.</summary>
public static class Folds
{
    /// <summary>Fold of each row, 0 … folds − 1, drawn by the seed.</summary>
    public static int[] Of(ReadOnlySpan<bool> labels, int folds, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var (random, foldOf, next) = (new SplitMix64(seed), new int[labels.Length], 0);
        foreach (var answer in (ReadOnlySpan<bool>)[true, false])
        {
            var rows = new List<int>();
            for (var i = 0; i < labels.Length; i++)
            {
                if (labels[i] == answer)
                    rows.Add(i);
            }

            random.Shuffle<int>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
            foreach (var row in rows)
                foldOf[row] = next++ % folds;
        }

        return foldOf;
    }

    /// <summary>Fold of each row, where rows of one unit are in one fold.</summary>
    /// <param name="units">Unit of each row; any numbers.</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="seed">Seed.</param>
    public static int[] OfUnits(ReadOnlySpan<int> units, int folds, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var (root, foldOf) = (new SplitMix64(seed), new int[units.Length]);
        for (var i = 0; i < units.Length; i++)
            foldOf[i] = root.Fork(units[i]).NextInt(folds);
        return foldOf;
    }
}
