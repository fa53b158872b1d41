using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Finds words that the texts use and no dictionary holds: sequences whose parts belong together and whose neighbours vary.</summary>
/// <remarks>
/// Score = least pointwise mutual information over the splits × least branching entropy of left and right neighbours. A border of Han text is a neighbour
/// of its own each time, for nothing holds the word to it. Sources: Church and Hanks 1990 (mutual information); Jin and Tanaka-Ishii 2006 (branching entropy).
/// </remarks>
public static class NewWords
{
    const int BitsOfCharacter = 16;

    /// <param name="texts">Read twice, one at a time; must give the same texts both times.</param>
    /// <param name="isKnown">Whether a sequence needs no finding: words of the dictionary, phrases.</param>
    /// <param name="options">Thresholds and limits.</param>
    /// <param name="cancellationToken">Checked at every text.</param>
    /// <returns>Best score first; of equals in order of their characters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The longest word is outside 2…4, or a count or limit is not positive.</exception>
    public static IReadOnlyList<NewWord> Find(IEnumerable<string> texts, Func<string, bool> isKnown, NewWordOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Longest, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Longest, 4);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.LeastCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MostSequences);
        var counts = new SequenceCounts(options.MostSequences);
        long characters = 0;
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            characters += Count(text, options.Longest, counts);
        }

        var neighbours = new Dictionary<ulong, Neighbours>();
        foreach (var (sequence, count) in counts.All)
        {
            if (count >= options.LeastCount && LengthOf(sequence) > 1 && Association(sequence, counts, characters) >= options.LeastAssociation)
                neighbours.Add(sequence, new Neighbours());
        }

        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look(text, options.Longest, neighbours);
        }

        return
        [
            .. neighbours.Where(n => n.Value.Freedom >= options.LeastFreedom)
                .Select(n => new NewWord(TextOf(n.Key), counts.Of(n.Key), Association(n.Key, counts, characters), n.Value.Freedom))
                .Where(w => !isKnown(w.Text))
                .OrderByDescending(w => w.Score).ThenBy(w => w.Text, StringComparer.Ordinal).Take(options.Most),
        ];
    }

    static long Count(ReadOnlySpan<char> text, int longest, SequenceCounts counts)
    {
        long characters = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var sequence = 0UL;
            for (var at = start; at < text.Length && at - start < longest && HanText.IsHan(text[at]); at++)
            {
                sequence = (sequence << BitsOfCharacter) | text[at];
                counts.Add(sequence);
            }

            characters += HanText.IsHan(text[start]) ? 1 : 0;
        }

        return characters;
    }

    static void Look(ReadOnlySpan<char> text, int longest, Dictionary<ulong, Neighbours> neighbours)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var sequence = 0UL;
            for (var at = start; at < text.Length && at - start < longest && HanText.IsHan(text[at]); at++)
            {
                sequence = (sequence << BitsOfCharacter) | text[at];
                if (neighbours.TryGetValue(sequence, out var around))
                    around.Add(start > 0 ? text[start - 1] : '\0', at + 1 < text.Length ? text[at + 1] : '\0');
            }
        }
    }

    static double Association(ulong word, SequenceCounts counts, long characters)
    {
        var least = double.PositiveInfinity;
        for (var right = 1; right < LengthOf(word); right++)
        {
            var bits = right * BitsOfCharacter;
            // A part occurs as often as the whole at least; where it was forgotten, that much is known.
            var left = Math.Max(counts.Of(word >> bits), counts.Of(word));
            var rest = Math.Max(counts.Of(word & ((1UL << bits) - 1)), counts.Of(word));
            least = Math.Min(least, Math.Log(counts.Of(word) * (double)characters / ((double)left * rest)));
        }

        return least;
    }

    static int LengthOf(ulong sequence) => sequence >> 48 != 0 ? 4 : sequence >> 32 != 0 ? 3 : sequence >> 16 != 0 ? 2 : 1;

    static string TextOf(ulong sequence)
    {
        Span<char> text = stackalloc char[LengthOf(sequence)];
        for (var i = text.Length - 1; i >= 0; i--, sequence >>= BitsOfCharacter)
            text[i] = (char)sequence;
        return new string(text);
    }

    /// <summary>What stands left and right of a word.</summary>
    sealed class Neighbours
    {
        readonly Dictionary<char, int> left = [];
        readonly Dictionary<char, int> right = [];
        int leftBorders;
        int rightBorders;

        public double Freedom => Math.Min(Entropy(left, leftBorders), Entropy(right, rightBorders));

        public void Add(char before, char after)
        {
            Add(left, ref leftBorders, before);
            Add(right, ref rightBorders, after);
        }

        static void Add(Dictionary<char, int> counts, ref int borders, char neighbour)
        {
            if (HanText.IsHan(neighbour))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, neighbour, out _)++;
            else
                borders++;
        }

        /// <summary>−Σ p ln p; each border is an outcome of its own.</summary>
        static double Entropy(Dictionary<char, int> counts, int borders)
        {
            double all = counts.Values.Sum() + borders;
            var entropy = borders / all * Math.Log(all);
            // In order of the characters, so that the sum does not depend on how they came.
            foreach (var (_, count) in counts.OrderBy(c => c.Key))
                entropy += count / all * Math.Log(all / count);
            return entropy;
        }
    }
}
