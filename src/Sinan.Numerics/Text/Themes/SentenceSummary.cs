using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A sentence that speaks for others.</summary>
/// <param name="Text">Number of the comment.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Support">Comments that share at least two of its content words, its own among them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CitedSentence(int Text, int Start, int Length, int Support);

/// <summary>Sums up comments by sentences of theirs: nothing is written that nobody wrote.</summary>
/// <remarks>Maximal marginal relevance, λ = 0.7 (Carbonell and Goldstein 1998), on content words weighted by the comments that hold them.</remarks>
public static class SentenceSummary
{
    const double Relevance = 0.7;
    const int Pool = 200;
    const int Shortest = 6, Longest = 120;

    /// <param name="texts">Cleaned comments.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    /// <param name="most">Sentences wanted.</param>
    /// <returns>Sentences of 6 to 120 characters, the most telling first; fewer when there are no more.</returns>
    public static IReadOnlyList<CitedSentence> Choose(IReadOnlyList<string> texts, Segmenter segmenter, ThemeVocabulary vocabulary, int most)
    {
        var reader = new WordReader(segmenter);
        var (pieces, sentences, words) = (new List<Token>(), new List<(int Text, Token Piece, HashSet<string> Words)>(), new HashSet<string>[texts.Count]);
        for (var text = 0; text < texts.Count; text++)
        {
            words[text] = new HashSet<string>(StringComparer.Ordinal);
            SentenceSplitter.Sentences(texts[text], pieces);
            foreach (var piece in pieces)
            {
                var content = Content(piece.Of(texts[text]), reader, vocabulary);
                words[text].UnionWith(content);
                if (piece.Length is >= Shortest and <= Longest && content.Count > 0)
                    sentences.Add((text, piece, content));
            }
        }

        var weight = words.SelectMany(w => w).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var length = Math.Sqrt(weight.Values.Sum(w => (double)w * w));
        var candidates = sentences
            .Select(s => (Sentence: s, Closeness: s.Words.Sum(w => (double)weight[w]) / (Math.Sqrt(s.Words.Count) * length)))
            .OrderByDescending(s => s.Closeness).ThenBy(s => s.Sentence.Text).ThenBy(s => s.Sentence.Piece.Start).Take(Pool).ToList();
        var chosen = new List<(int Text, Token Piece, HashSet<string> Words)>();
        while (chosen.Count < most && candidates.Count > 0)
        {
            var best = candidates.MaxBy(c => (Relevance * c.Closeness) - ((1 - Relevance) * chosen.Select(o => Cosine(c.Sentence.Words, o.Words)).DefaultIfEmpty(0).Max()));
            candidates.RemoveAll(c => c.Sentence.Text == best.Sentence.Text || c.Sentence.Words.SetEquals(best.Sentence.Words));
            chosen.Add(best.Sentence);
        }

        return [.. chosen.Select(s => new CitedSentence(s.Text, s.Piece.Start, s.Piece.Length, words.Count(w => w.Count(s.Words.Contains) >= Math.Min(2, s.Words.Count))))];
    }

    static HashSet<string> Content(ReadOnlySpan<char> sentence, WordReader reader, ThemeVocabulary vocabulary)
    {
        var content = new HashSet<string>(StringComparer.Ordinal);
        Span<char> lower = stackalloc char[64];
        foreach (var word in reader.Read(sentence))
        {
            if (word.Length <= 64 && WordForm.Normalize(word.Of(sentence), lower) is var form && vocabulary.IsContent(form, word.Kind))
                content.Add(form.ToString());
        }

        return content;
    }

    static double Cosine(HashSet<string> a, HashSet<string> b) => a.Count(b.Contains) / Math.Sqrt((double)a.Count * b.Count);
}
