namespace Sinan.Numerics.Text;

/// <summary>Cuts text into words with parts of speech as jieba.posseg 0.42 does: tags of the dictionary, unknown runs by a hidden Markov model.</summary>
/// <param name="dictionary">Words, counts and tags.</param>
/// <param name="model">Model for unknown runs; without it they are single characters with their own tags.</param>
/// <remarks>Thread-safe. Every character is given back in order. Words may differ from <see cref="Segmenter"/>: its model knows no parts of speech.</remarks>
public sealed class PartOfSpeechTagger(SegmentDictionary dictionary, TagModel? model)
{
    const string Unknown = "x";
    const string Foreign = "eng";
    const string Number = "m";

    /// <summary>Kind of a character that the model tags; never a tag.</summary>
    const string Han = "";

    readonly Segmenter router = new(dictionary, null);

    /// <param name="text">Any text.</param>
    /// <param name="scratch">Memory for the route; reused from text to text.</param>
    /// <param name="words">Cleared, then filled in order of the text.</param>
    public void Tag(ReadOnlySpan<char> text, TokenList scratch, List<TaggedWord> words)
    {
        words.Clear();
        scratch.Reserve(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsWordCharacter(text[end]))
                end++;
            if (end > at)
            {
                TagRun(text, at, end, scratch, words);
                at = end;
                continue;
            }

            var length = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : HanText.LengthAt(text, at);
            words.Add(new TaggedWord(at, length, Unknown));
            at += length;
        }
    }

    /// <summary>Unlike <see cref="HanText.IsWordCharacter"/>, jieba.posseg has neither % nor - in words.</summary>
    static bool IsWordCharacter(char c) => HanText.IsWordCharacter(c) && c is not ('%' or '-');

    void TagRun(ReadOnlySpan<char> text, int start, int end, TokenList scratch, List<TaggedWord> words)
    {
        router.FindRoute(text, start, end, scratch);
        var run = start;
        for (var at = start; at < end;)
        {
            var next = scratch.Next[at];
            var waits = next - at == 1 && (model is not null || char.IsAsciiLetterOrDigit(text[at]));
            if (!waits)
            {
                TagSingles(text, run, at, words);
                words.Add(new TaggedWord(at, next - at, TagOf(text[at..next])));
                run = next;
            }

            at = next;
        }

        TagSingles(text, run, end, words);
    }

    /// <summary>A run of single characters; without a model it is letters and digits.</summary>
    void TagSingles(ReadOnlySpan<char> text, int start, int end, List<TaggedWord> words)
    {
        if (start == end)
            return;
        if (model is null)
        {
            words.Add(new TaggedWord(start, end - start, Foreign));
        }
        else if (end - start == 1 || dictionary.Contains(text[start..end]))
        {
            for (var at = start; at < end; at++)
                words.Add(new TaggedWord(at, 1, TagOf(text.Slice(at, 1))));
        }
        else
        {
            TagUnknown(text, start, end, words);
        }
    }

    void TagUnknown(ReadOnlySpan<char> text, int start, int end, List<TaggedWord> words)
    {
        for (var at = start; at < end;)
        {
            var kind = KindOf(text[at]);
            var stop = at + 1;
            while (stop < end && KindOf(text[stop]) == kind)
                stop++;
            if (kind == Han)
                model!.Decode(text[at..stop], at, words);
            else
                stop = TagForeign(text, at, stop, end, words);
            at = stop;
        }
    }

    /// <summary>jieba takes a run of digits and stops as a number first, then letters and digits as a foreign word.</summary>
    static int TagForeign(ReadOnlySpan<char> text, int start, int stop, int end, List<TaggedWord> words)
    {
        var kind = KindOf(text[start]);
        if (kind == Foreign)
        {
            while (stop < end && char.IsAsciiLetterOrDigit(text[stop]))
                stop++;
        }

        words.Add(new TaggedWord(start, stop - start, kind));
        return stop;
    }

    static string KindOf(char c) => HanText.IsHan(c) ? Han : c == '.' || char.IsAsciiDigit(c) ? Number : char.IsAsciiLetter(c) ? Foreign : Unknown;

    string TagOf(ReadOnlySpan<char> word) => dictionary.TagOf(word) ?? Unknown;
}
