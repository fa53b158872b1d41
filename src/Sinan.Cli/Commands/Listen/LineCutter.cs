using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Cli.Commands.Listen;

/// <summary>Cuts lines into words without white space, with parts of speech if wanted. For one thread at a time.</summary>
sealed class LineCutter
{
    readonly Segmenter segmenter;
    readonly SegmentMode mode;
    readonly PartOfSpeechTagger? tagger;
    readonly bool stems;
    readonly bool simplifies;
    readonly TokenList tokens = new();
    readonly List<TaggedWord> words = [];
    string text = "";
    char[] form = new char[64];

    LineCutter(Segmenter segmenter, SegmentMode mode, PartOfSpeechTagger? tagger, bool stems, bool simplifies) =>
        (this.segmenter, this.mode, this.tagger, this.stems, this.simplifies) = (segmenter, mode, tagger, stems, simplifies);

    public bool HasTags => tagger is not null;

    /// <param name="userWords">"word [count] [tag]" a line; null for none.</param>
    /// <param name="hmm">Whether unknown runs are joined by a hidden Markov model.</param>
    /// <param name="tags">Whether parts of speech are wanted.</param>
    /// <param name="stems">Whether English words are written as their stems.</param>
    /// <param name="simplifies">Whether common traditional characters are simplified first.</param>
    public static LineCutter Of(TextReader? userWords, bool hmm, bool tags, bool stems, bool simplifies)
    {
        var tools = userWords is null ? LanguageTools.Shared : LanguageTools.Shared.With(userWords);
        return new LineCutter(tools.Segmenter, hmm ? SegmentMode.Precise : SegmentMode.PreciseNoHmm, tags ? tools.Tagger(hmm) : null, stems, simplifies);
    }

    /// <summary>The words in order, without a tag ("") where none are wanted; valid until the next call.</summary>
    public IReadOnlyList<TaggedWord> Cut(string line)
    {
        text = simplifies ? TraditionalChinese.Simplify(line) : line;
        if (tagger is not null)
        {
            tagger.Tag(text, tokens, words);
        }
        else
        {
            segmenter.Cut(text, mode, tokens);
            words.Clear();
            foreach (var token in tokens.Tokens)
                words.Add(new TaggedWord(token.Start, token.Length, ""));
        }

        words.RemoveAll(w => w.Of(text).IsWhiteSpace());
        return words;
    }

    /// <summary>How a word of the last line is written; valid until the next call.</summary>
    public ReadOnlySpan<char> FormOf(TaggedWord word)
    {
        var said = word.Of(text);
        if (!stems || !char.IsAsciiLetter(said[0]))
            return said;
        if (form.Length <= 2 * said.Length)
            form = new char[(2 * said.Length) + 1];
        return EnglishStemmer.Stem(WordForm.Normalize(said, form), form.AsSpan(said.Length));
    }
}
