using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Counts of short sequences of characters in bounded memory.</summary>
/// <param name="most">Most sequences held.</param>
/// <remarks>
/// When full it takes the median count off all and forgets those with nothing left, so a count is never too large and too small by <see cref="Forgotten"/>
/// at most, which is at most 2 ÷ <paramref name="most"/> of all that was added. Source: Misra and Gries 1982, with several steps taken at once.
/// </remarks>
/// <typeparam name="TKey">The sequence as a number.</typeparam>
sealed class SequenceCounts<TKey>(int most)
    where TKey : struct, IEquatable<TKey>
{
    readonly Dictionary<TKey, int> counts = [];

    /// <summary>By how much a count may be too small.</summary>
    public int Forgotten { get; private set; }

    public IEnumerable<KeyValuePair<TKey, int>> All => counts;

    public void Add(TKey sequence)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, sequence, out _)++;
        if (counts.Count > most)
            Forget();
    }

    public int Of(TKey sequence) => counts.GetValueOrDefault(sequence);

    /// <summary>Lets go of what was counted less often.</summary>
    public void Keep(int least)
    {
        foreach (var (sequence, count) in counts)
        {
            if (count < least)
                counts.Remove(sequence);
        }

        counts.TrimExcess();
    }

    void Forget()
    {
        int[] sorted = [.. counts.Values];
        Array.Sort(sorted);
        var median = sorted[sorted.Length / 2];
        Forgotten += median;
        Keep(median + 1);
        foreach (var sequence in counts.Keys.ToArray())
            counts[sequence] -= median;
    }
}
