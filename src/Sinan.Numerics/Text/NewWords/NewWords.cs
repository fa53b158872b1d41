using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Finds words that the texts use and no dictionary holds: sequences whose parts belong together and whose neighbours vary.</summary>
/// <remarks>
/// Score = least pointwise mutual information over the splits × least branching entropy of left and right neighbours. A border of Han text is a neighbour
/// of its own each time, for nothing holds the word to it. What nearly always stands inside a longer word, or mostly begins or ends inside one of the dictionary, is a piece and no word. Sources: Church and Hanks 1990
/// (mutual information); Jin and Tanaka-Ishii 2006 (branching entropy); Frantzi, Ananiadou and Mima 2000 (counts of what contains a term).
/// </remarks>
public static class NewWords
{
    /// <summary>A word stands in no longer one with more of its occurrences.</summary>
    const double MostInside = 0.8;

    /// <summary>The edge of a word belongs to its neighbour with no more of its occurrences.</summary>
    const double MostBroken = 0.5;

    /// <param name="texts">Read up to three times, one at a time; must give the same texts each time.</param>
    /// <param name="isKnown">Whether a sequence needs no finding: words of the dictionary, phrases.</param>
    /// <param name="isPair">Whether two characters are a word of the dictionary: a sequence that mostly begins or ends inside one is a piece.</param>
    /// <param name="options">Thresholds and limits.</param>
    /// <param name="cancellationToken">Checked at every text.</param>
    /// <returns>Best score first; of equals in order of their characters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The longest word is outside 2…8, or a count or limit is not positive.</exception>
    public static IReadOnlyList<NewWord> Find(IEnumerable<string> texts, Func<string, bool> isKnown, Func<string, bool> isPair, NewWordOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Longest, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Longest, HanSequence.Longest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.LeastCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MostSequences);
        var counts = new FrequentSequences(texts, options, cancellationToken);
        var neighbours = new Dictionary<UInt128, Neighbours>();
        foreach (var (sequence, count) in counts.All)
        {
            if (count >= options.LeastCount && HanSequence.LengthOf(sequence) > 1 && Association(sequence, counts) >= options.LeastAssociation)
                neighbours.Add(sequence, new Neighbours());
        }

        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look(text, options.Longest, neighbours);
        }

        var free = neighbours.Where(n => n.Value.Freedom >= options.LeastFreedom).ToDictionary(n => n.Key, n => n.Value.Freedom);
        var inside = Inside(free.Keys, counts);
        return
        [
            .. free.Where(w => inside.GetValueOrDefault(w.Key) <= MostInside * counts.Of(w.Key))
                .Select(w => new NewWord(HanSequence.TextOf(w.Key), counts.Of(w.Key), Association(w.Key, counts), w.Value))
                .Where(w => !isKnown(w.Text))
                .Where(w => !neighbours[HanSequence.Of(w.Text)].IsBroken(w, isPair))
                .OrderByDescending(w => w.Score).ThenBy(w => w.Text, StringComparer.Ordinal).Take(options.Most),
        ];
    }

    static void Look(ReadOnlySpan<char> text, int longest, Dictionary<UInt128, Neighbours> neighbours)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var sequence = UInt128.Zero;
            for (var at = start; at < text.Length && at - start < longest && HanText.IsHan(text[at]); at++)
            {
                sequence = (sequence << HanSequence.BitsOfCharacter) | text[at];
                if (neighbours.TryGetValue(sequence, out var around))
                    around.Add(start > 0 ? text[start - 1] : '\0', at + 1 < text.Length ? text[at + 1] : '\0');
            }
        }
    }

    static double Association(UInt128 word, FrequentSequences counts)
    {
        var (least, length, count) = (double.PositiveInfinity, HanSequence.LengthOf(word), counts.Of(word));
        for (var left = 1; left < length; left++)
        {
            // A part occurs as often as the whole at least; where it was forgotten, that much is known.
            var (first, second) = (Math.Max(counts.Of(HanSequence.Part(word, 0, left)), count), Math.Max(counts.Of(HanSequence.Part(word, left, length - left)), count));
            least = Math.Min(least, Math.Log(count * (double)counts.Characters / ((double)first * second)));
        }

        return least;
    }

    /// <summary>For each word that stands in longer ones: occurrences of the most frequent of these.</summary>
    static Dictionary<UInt128, int> Inside(IReadOnlyCollection<UInt128> words, FrequentSequences counts)
    {
        var inside = new Dictionary<UInt128, int>();
        foreach (var word in words)
        {
            var (length, count) = (HanSequence.LengthOf(word), counts.Of(word));
            for (var part = 2; part < length; part++)
            {
                for (var start = 0; start + part <= length; start++)
                {
                    ref var most = ref CollectionsMarshal.GetValueRefOrAddDefault(inside, HanSequence.Part(word, start, part), out _);
                    most = Math.Max(most, count);
                }
            }
        }

        return inside;
    }

    /// <summary>What stands left and right of a word.</summary>
    sealed class Neighbours
    {
        readonly Dictionary<char, int> left = [];
        readonly Dictionary<char, int> right = [];
        int leftBorders;
        int rightBorders;

        public double Freedom => Math.Min(Entropy(left, leftBorders), Entropy(right, rightBorders));

        /// <summary>Whether an edge of the word mostly makes a word of the dictionary with the character beside it, and not with the one inside.</summary>
        public bool IsBroken(NewWord word, Func<string, bool> isPair)
        {
            var text = word.Text;
            var first = isPair(text[..2]) ? 0 : left.Where(n => isPair($"{n.Key}{text[0]}")).Sum(n => n.Value);
            var last = isPair(text[^2..]) ? 0 : right.Where(n => isPair($"{text[^1]}{n.Key}")).Sum(n => n.Value);
            return Math.Max(first, last) > MostBroken * word.Count;
        }

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
