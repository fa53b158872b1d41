using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Reads the grams of texts. For one thread at a time.</summary>
public sealed class TextGrams
{
    /// <summary>Number of views.</summary>
    public const int Views = 6;

    /// <summary>Texts of more distinct words have no pairs of distant words: they would be many and say little.</summary>
    public const int MostPairedWords = 24;

    /// <summary>Words between which stems are paired: either stands at most so many after the other.</summary>
    public const int StemWindow = 5;

    const int LongestHan = 3, ShortestLatin = 2, LongestLatin = 5, LongestHanPiece = 2, LongestLatinPiece = 3;
    const ulong CharacterSpace = 1;

    static readonly TextView[] all = [TextView.Characters, TextView.Words, TextView.Opinions, TextView.Stems, TextView.Targets, TextView.Pieces];

    static readonly TextView[] worded = [.. all.Where(v => v != TextView.Characters)];

    readonly WordReader words;
    readonly LexiconSentiment opinions;
    readonly GramCounter[] counters = [.. Enumerable.Range(0, Views).Select(_ => new GramCounter())];
    readonly List<(ulong Hash, Word Word)> distinct = [];
    readonly List<ulong> stems = [];
    readonly char[] stem = new char[EnglishStemmer.Longest + 1];
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
            ReadCharacters(padded, LongestHan, LongestLatin, counters[(int)TextView.Characters]);
        if (views.Contains(TextView.Pieces))
            ReadCharacters(padded, LongestHanPiece, LongestLatinPiece, counters[(int)TextView.Pieces]);
        if (!views.ContainsAny(worded))
            return;
        var inner = padded[1..^1];
        var list = words.Read(inner);
        if (views.Contains(TextView.Words))
            ReadWords(inner, list, counters[(int)TextView.Words]);
        for (var i = 0; i < list.Length && views.Contains(TextView.Pieces); i++)
            counters[(int)TextView.Pieces].Add(GramHash.OfWord(list[i].Of(inner)), list[i].Start, list[i].Length);
        if (views.ContainsAny(TextView.Stems, TextView.Targets))
            StemAll(inner, list);
        if (views.Contains(TextView.Stems))
            ReadStems(list, counters[(int)TextView.Stems]);
        if (!views.ContainsAny(TextView.Opinions, TextView.Targets))
            return;
        var score = opinions.Score(inner, list);
        if (views.Contains(TextView.Opinions))
            OpinionGrams.Read(inner, score, opinions.Hits, counters[(int)TextView.Opinions]);
        if (views.Contains(TextView.Targets))
            OpinionGrams.ReadTargets(inner, list, CollectionsMarshal.AsSpan(stems), opinions.Hits, counters[(int)TextView.Targets]);
    }

    static void ReadCharacters(ReadOnlySpan<char> padded, int longestHan, int longestLatin, GramCounter counter)
    {
        for (var at = 0; at < padded.Length; at++)
        {
            var isBlank = char.IsWhiteSpace(padded[at]);
            var isLatin = IsLatin(padded[at]) || (isBlank && at + 1 < padded.Length && IsLatin(padded[at + 1]));
            // A blank alone says nothing, a blank before something says that it begins there.
            var (shortest, longest) = isLatin ? (ShortestLatin, longestLatin) : (isBlank ? 2 : 1, longestHan);
            var hash = CharacterSpace;
            for (var length = 1; length <= longest && at + length <= padded.Length; length++)
            {
                hash = GramHash.Append(hash, padded[at + length - 1]);
                if (length >= shortest)
                    counter.Add(GramHash.Mix(hash), Math.Max(0, at - 1), Math.Min(length, padded.Length - 2 - Math.Max(0, at - 1)));
            }
        }
    }

    void ReadWords(ReadOnlySpan<char> text, ReadOnlySpan<Word> list, GramCounter counter)
    {
        var (last, lastStart) = (0UL, 0);
        distinct.Clear();
        foreach (var word in list)
        {
            var hash = GramHash.OfWord(word.Of(text));
            counter.Add(hash, word.Start, word.Length);
            if (last != 0)
                counter.Add(GramHash.Mix((last * 31) + hash), lastStart, word.End - lastStart);
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
                counter.Add(GramHash.Mix((Math.Min(first, second) * 137) + Math.Max(first, second)), from.Start, to.End - from.Start);
            }
        }
    }

    /// <summary>Names of the stems of all words.</summary>
    void StemAll(ReadOnlySpan<char> text, ReadOnlySpan<Word> list)
    {
        stems.Clear();
        foreach (var word in list)
        {
            var letters = word.Of(text);
            stems.Add(GramHash.OfWord(word.Kind == WordKind.Latin && letters.Length <= EnglishStemmer.Longest ? EnglishStemmer.Stem(letters, stem) : letters));
        }
    }

    void ReadStems(ReadOnlySpan<Word> list, GramCounter counter)
    {
        for (var i = 0; i < list.Length; i++)
        {
            counter.Add(stems[i], list[i].Start, list[i].Length);
            for (var first = Math.Max(0, i - StemWindow); first < i; first++)
                counter.Add(GramHash.Mix((stems[first] * 31) + stems[i]), list[first].Start, list[i].End - list[first].Start);
        }
    }

    static bool IsLatin(char c) => char.IsLetterOrDigit(c) && !HanText.IsHan(c);
}
