using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>Orders of rows whose every beginning holds the labels in about their shares.</summary>
public static class StratifiedOrder
{
    /// <summary>The rows of a label are drawn in random order and spread evenly from a random start.</summary>
    /// <param name="labels">Label of each row.</param>
    /// <param name="rows">The rows to order.</param>
    /// <param name="random">Draws.</param>
    public static int[] Of(int[] labels, int[] rows, SplitMix64 random)
    {
        var places = new List<(double Place, int Row)>(rows.Length);
        foreach (var label in rows.GroupBy(r => labels[r]).OrderBy(g => g.Key))
        {
            int[] own = [.. label];
            random.Shuffle(own.AsSpan());
            var start = random.NextDouble();
            places.AddRange(own.Select((row, i) => ((i + start) / own.Length, row)));
        }

        return [.. places.OrderBy(p => p.Place).ThenBy(p => p.Row).Select(p => p.Row)];
    }
}
