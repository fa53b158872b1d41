namespace Sinan.Numerics.Text;

/// <summary>Reads the grams of texts. For one thread at a time.</summary>
public sealed class TextGrams
{
    /// <summary>Number of views.</summary>
    public const int Views = 3;

    /// <summary>Texts of more distinct words have no pairs of distant words: they would be many and say little.</summary>
    public const int MostPairedWords = 24;

    const int LongestHan = 3, ShortestLatin = 2, LongestLatin = 5;
    const ulong CharacterSpace = 1, WordSpace = 2, OpinionSpace = 3, AmountSpace = 4;

    static readonly TextView[] all = [TextView.Characters, TextView.Words, TextView.Opinions];

    readonly WordReader words;
    readonly LexiconSentiment opinions;
    readonly GramCounter[] counters = [new(), new(), new()];
    readonly List<(ulong Hash, Word Word)> distinct = [];
    char[] form = new char[256];

    /// <param name="segmenter">Cuts words.</param>
    public TextGrams(Segmenter segmenter)
    {
        words = new WordReader(segmenter);
        opinions = new LexiconSentiment(words, SentimentLexicon.Default);
    }

    /// <summary>The grams of the last text; valid until the next one.</summary>
    public ReadOnlySpan<TextGram> this[TextView view] => counters[(int)view].Grams;

    /// <summary>Reads all views.</summary>
    /// <param name="text">Cleaned text.</param>
    public void Read(ReadOnlySpan<char> text) => Read(text, all);

    /// <summary>Reads some views; the others are empty then.</summary>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<TextView> views)
    {
        foreach (var counter in counters)
            counter.Clear();
        if (form.Length < text.Length + 2)
            form = new char[(text.Length + 2) * 2];
        // A blank on either side lets runs of letters tell where words begin and end.
        form[0] = form[text.Length + 1] = ' ';
        WordForm.Normalize(text, form.AsSpan(1));
        var padded = form.AsSpan(0, text.Length + 2);
        if (views.Contains(TextView.Characters))
            ReadCharacters(padded, counters[(int)TextView.Characters]);
        if (!views.ContainsAny(TextView.Words, TextView.Opinions))
            return;
        var inner = padded[1..^1];
        var list = words.Read(inner);
        if (views.Contains(TextView.Words))
            ReadWords(inner, list, counters[(int)TextView.Words]);
        if (views.Contains(TextView.Opinions))
            ReadOpinions(inner, list, counters[(int)TextView.Opinions]);
    }

    static void ReadCharacters(ReadOnlySpan<char> padded, GramCounter counter)
    {
        for (var at = 0; at < padded.Length; at++)
        {
            var isBlank = char.IsWhiteSpace(padded[at]);
            var isLatin = IsLatin(padded[at]) || (isBlank && at + 1 < padded.Length && IsLatin(padded[at + 1]));
            // A blank alone says nothing, a blank before something says that it begins there.
            var (shortest, longest) = isLatin ? (ShortestLatin, LongestLatin) : (isBlank ? 2 : 1, LongestHan);
            var hash = CharacterSpace;
            for (var length = 1; length <= longest && at + length <= padded.Length; length++)
            {
                hash = Append(hash, padded[at + length - 1]);
                if (length >= shortest)
                    counter.Add(Mix(hash), Math.Max(0, at - 1), Math.Min(length, padded.Length - 2 - Math.Max(0, at - 1)));
            }
        }
    }

    void ReadWords(ReadOnlySpan<char> text, ReadOnlySpan<Word> list, GramCounter counter)
    {
        var (last, lastStart) = (0UL, 0);
        distinct.Clear();
        foreach (var word in list)
        {
            var hash = HashOf(text, word);
            counter.Add(hash, word.Start, word.Length);
            if (last != 0)
                counter.Add(Mix((last * 31) + hash), lastStart, word.End - lastStart);
            (last, lastStart) = (hash, word.Start);
            if (distinct.Count <= MostPairedWords && !IsIn(distinct, hash))
                distinct.Add((hash, word));
        }

        if (distinct.Count <= MostPairedWords)
            ReadPairs(counter);
    }

    static bool IsIn(List<(ulong Hash, Word Word)> distinct, ulong hash)
    {
        foreach (var (other, _) in distinct)
        {
            if (other == hash)
                return true;
        }

        return false;
    }

    /// <summary>Each two distinct words, in either order.</summary>
    void ReadPairs(GramCounter counter)
    {
        for (var i = 0; i < distinct.Count; i++)
        {
            var (first, from) = distinct[i];
            for (var j = i + 1; j < distinct.Count; j++)
            {
                var (second, to) = distinct[j];
                counter.Add(Mix((Math.Min(first, second) * 137) + Math.Max(first, second)), from.Start, to.End - from.Start);
            }
        }
    }

    void ReadOpinions(ReadOnlySpan<char> text, ReadOnlySpan<Word> list, GramCounter counter)
    {
        var score = opinions.Score(text, list);
        var hits = opinions.Hits;
        var (praise, blame) = (0.0, 0.0);
        foreach (var hit in hits)
        {
            praise += Math.Max(0, hit.Contribution);
            blame += Math.Max(0, -hit.Contribution);
            counter.Add(Mix(Hash(OpinionSpace, text.Slice(hit.Start, hit.Length)) + (hit.IsNegated ? 1UL : 0)), hit.Start, hit.Length);
        }

        ReadOnlySpan<double> amounts =
        [
            score, praise, -blame, hits.IsEmpty ? 0 : hits[0].Contribution, hits.IsEmpty ? 0 : hits[^1].Contribution, 8 * (praise - blame) / (1 + praise + blame),
        ];
        for (var i = 0; i < amounts.Length; i++)
            AddAmount(counter, i, amounts[i]);
    }

    /// <summary>An amount as the steps that it reaches, half powers of two on either side of nought: near amounts share most of their grams.</summary>
    static void AddAmount(GramCounter counter, int kind, double amount)
    {
        var steps = Math.Min(12, (int)Math.Round(2 * Math.Log2(1 + Math.Abs(amount))));
        var side = amount < 0 ? 1UL : 0;
        for (var step = 1; step <= steps; step++)
            counter.Add(Mix((((AmountSpace * 16) + (ulong)kind) * 64) + ((ulong)step * 2) + side), 0, 0);
    }

    /// <summary>Numbers of as many digits are one word.</summary>
    static ulong HashOf(ReadOnlySpan<char> text, Word word)
    {
        var hash = WordSpace;
        foreach (var c in word.Of(text))
            hash = Append(hash, char.IsAsciiDigit(c) ? '0' : c);
        return Mix(hash);
    }

    static bool IsLatin(char c) => char.IsLetterOrDigit(c) && !HanText.IsHan(c);

    static ulong Hash(ulong space, ReadOnlySpan<char> text)
    {
        var hash = space;
        foreach (var c in text)
            hash = Append(hash, c);
        return Mix(hash);
    }

    /// <summary>One step of FNV-1a, by character.</summary>
    static ulong Append(ulong hash, char c) => (hash ^ c) * 0x100000001B3UL;

    /// <summary>The finaliser of SplitMix64: spreads what differs over all bits.</summary>
    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
