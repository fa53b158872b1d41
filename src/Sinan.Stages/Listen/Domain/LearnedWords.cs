using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Words that comments use and the dictionary does not hold.</summary>
public static class LearnedWords
{
    /// <summary>Those that pass the thresholds of <see cref="NewWordOptions"/> and are no phrases: the dictionary breaks them into pieces of which one is a single character, and none at an edge is a stop word.</summary>
    /// <param name="texts">Read twice.</param>
    /// <param name="dictionary">What is known.</param>
    /// <param name="stopWords">Words that say nothing of their own.</param>
    /// <param name="cancellationToken">Cancels between texts.</param>
    public static ImmutableArray<NewWord> In(IEnumerable<string> texts, SegmentDictionary dictionary, StopWords stopWords, CancellationToken cancellationToken)
    {
        var (segmenter, tokens) = (new Segmenter(dictionary, null), new TokenList());
        return [.. NewWords.Find(texts, IsKnown, new NewWordOptions(), cancellationToken)];

        bool IsKnown(string word)
        {
            segmenter.Cut(word, SegmentMode.PreciseNoHmm, tokens);
            var pieces = tokens.Tokens;
            if (pieces.Length == 1 || stopWords.Contains(pieces[0].Of(word)) || stopWords.Contains(pieces[^1].Of(word)))
                return true;
            foreach (var piece in pieces)
            {
                if (piece.Length == 1)
                    return false;
            }

            return true;
        }
    }
}
