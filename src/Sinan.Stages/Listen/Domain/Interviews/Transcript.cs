using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Interviews;

/// <summary>Splits a transcript into the sentences that quotes are made of.</summary>
public static class Transcript
{
    public const int MostCharacters = 400_000;

    /// <summary>Sentences end at 。！？!?… and at the end of a line; a full stop ends one only before white space, so that 3.5 and e.g. names of files stay whole. Closing quotation marks belong to the sentence.</summary>
    public static ImmutableArray<string> SentencesOf(string text)
    {
        var (sentences, start) = (ImmutableArray.CreateBuilder<string>(), 0);
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '。' or '！' or '？' or '!' or '?' or '…' or '\n' || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (!ends)
                continue;
            while (i + 1 < text.Length && text[i + 1] is '。' or '！' or '？' or '!' or '?' or '…' or '”' or '’' or '」' or '』' or '"' or '）' or ')')
                i++;
            Add(text[start..(i + 1)]);
            start = i + 1;
        }

        Add(text[start..]);
        return sentences.ToImmutable();

        void Add(string sentence)
        {
            if (sentence.Trim() is { Length: > 0 } words)
                sentences.Add(words);
        }
    }
}
