using System.Globalization;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

public enum WordKind
{
    Han,

    /// <summary>Letters of other scripts, with inner apostrophes ("don't").</summary>
    Latin,

    Number,

    /// <summary>A punctuation mark, symbol or emoji.</summary>
    Mark,
}

/// <summary>A word of a text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Kind">What it is made of.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Word(int Start, int Length, WordKind Kind)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

/// <summary>Reads mixed text as words: Chinese by the segmenter, other scripts by letters and inner apostrophes; blanks are dropped. For one thread at a time.</summary>
public sealed class WordReader(Segmenter segmenter)
{
    /// <summary>Before it (←) stand letters and punctuation, not pictures.</summary>
    const char FirstSymbol = '\u2190';

    readonly TokenList tokens = new();
    readonly List<Word> words = [];

    /// <summary>The words in order; valid until the next call.</summary>
    public ReadOnlySpan<Word> Read(ReadOnlySpan<char> text)
    {
        words.Clear();
        segmenter.Cut(text, SegmentMode.Precise, tokens);
        foreach (var token in tokens.Tokens)
        {
            var piece = token.Of(text);
            // A part of the picture before it, or white space.
            if ((words.Count > 0 && token.Start < words[^1].End) || char.IsWhiteSpace(piece[0]))
                continue;
            var kind = KindOf(piece);
            if (kind == WordKind.Latin && JoinsLast(text, token))
                words[^1] = words[^1] with { Length = token.End - words[^1].Start };
            else
                words.Add(new Word(token.Start, kind == WordKind.Mark ? PictureLength(text, token) : token.Length, kind));
        }

        return CollectionsMarshal.AsSpan(words);
    }

    /// <summary>An emoji with its skin tone, joined parts or second flag letter is one mark.</summary>
    static int PictureLength(ReadOnlySpan<char> text, Token token) =>
        text[token.Start] < FirstSymbol ? token.Length : Math.Max(token.Length, StringInfo.GetNextTextElementLength(text[token.Start..]));

    /// <summary>"don", "'", "t" and "caf", "é" are one word each.</summary>
    bool JoinsLast(ReadOnlySpan<char> text, Token token)
    {
        if (words.Count > 0 && words[^1] is { Kind: WordKind.Latin } last && last.End == token.Start)
            return true;
        if (words.Count < 2 || words[^1].End != token.Start || words[^2].Kind != WordKind.Latin || words[^2].End != words[^1].Start)
            return false;
        if (words[^1].Length != 1 || text[words[^1].Start] is not ('\'' or '’'))
            return false;
        words.RemoveAt(words.Count - 1);
        return true;
    }

    static WordKind KindOf(ReadOnlySpan<char> piece)
    {
        var first = piece[0];
        if (HanText.IsHan(first))
            return WordKind.Han;
        if (char.IsAsciiDigit(first))
            return WordKind.Number;
        if (!char.IsLetter(first))
            return WordKind.Mark;
        foreach (var c in piece)
        {
            // "T恤" and "卡拉OK" are words of the Chinese dictionary.
            if (HanText.IsHan(c))
                return WordKind.Han;
        }

        return WordKind.Latin;
    }
}
