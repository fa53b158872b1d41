using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Cli.Commands.Listen;

/// <summary>Cuts lines into words without white space, with parts of speech if wanted. For one thread at a time.</summary>
sealed class LineCutter
{
    readonly Segmenter segmenter;
    readonly SegmentMode mode;
    readonly PartOfSpeechTagger? tagger;
    readonly TokenList tokens = new();
    readonly List<TaggedWord> words = [];

    LineCutter(Segmenter segmenter, SegmentMode mode, PartOfSpeechTagger? tagger) => (this.segmenter, this.mode, this.tagger) = (segmenter, mode, tagger);

    public bool HasTags => tagger is not null;

    /// <param name="userWords">"word [count] [tag]" a line; null for none.</param>
    /// <param name="hmm">Whether unknown runs are joined by a hidden Markov model.</param>
    /// <param name="tags">Whether parts of speech are wanted.</param>
    public static LineCutter Of(TextReader? userWords, bool hmm, bool tags)
    {
        var tools = userWords is null ? LanguageTools.Shared : LanguageTools.Shared.With(userWords);
        return new LineCutter(tools.Segmenter, hmm ? SegmentMode.Precise : SegmentMode.PreciseNoHmm, tags ? tools.Tagger(hmm) : null);
    }

    /// <summary>The words in order, without a tag ("") where none are wanted; valid until the next call.</summary>
    public IReadOnlyList<TaggedWord> Cut(string line)
    {
        if (tagger is not null)
        {
            tagger.Tag(line, tokens, words);
        }
        else
        {
            segmenter.Cut(line, mode, tokens);
            words.Clear();
            foreach (var token in tokens.Tokens)
                words.Add(new TaggedWord(token.Start, token.Length, ""));
        }

        words.RemoveAll(w => w.Of(line).IsWhiteSpace());
        return words;
    }
}
