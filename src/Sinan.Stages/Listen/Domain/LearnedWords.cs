using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Words that comments use and the dictionary does not hold.</summary>
public static class LearnedWords
{
    const int Short = 4;

    /// <summary>A stop word that names are made with: 锦江之星, 汽车之家.</summary>
    const string Joining = "之";

    /// <summary>
    /// Those that pass the thresholds of <see cref="NewWordOptions"/> and are no phrases. The dictionary breaks a new word into pieces of which one is a single character; none at an
    /// edge is a stop word, and none inside where another piece is a word by itself ("交通很方便" is a phrase). In words of more than four characters the single ones must be nouns ("豪华导航版"), for what holds together over that length is a phrase else ("待机时间短").
    /// </summary>
    /// <param name="texts">Read twice.</param>
    /// <param name="dictionary">What is known.</param>
    /// <param name="stopWords">Words that say nothing of their own.</param>
    /// <param name="cancellationToken">Cancels between texts.</param>
    public static ImmutableArray<NewWord> In(IEnumerable<string> texts, SegmentDictionary dictionary, StopWords stopWords, CancellationToken cancellationToken)
    {
        var (segmenter, tokens) = (new Segmenter(dictionary, null), new TokenList());
        return [.. NewWords.Find(texts, IsKnown, pair => dictionary.Contains(pair), new NewWordOptions(), cancellationToken)];

        bool IsKnown(string word)
        {
            segmenter.Cut(word, SegmentMode.PreciseNoHmm, tokens);
            var pieces = tokens.Tokens;
            if (pieces.Length == 1 || stopWords.Contains(pieces[0].Of(word)) || stopWords.Contains(pieces[^1].Of(word)))
                return true;
            var (singles, stops, isLongPhrase) = (0, 0, false);
            foreach (var piece in pieces)
            {
                singles += piece.Length == 1 ? 1 : 0;
                stops += piece.Of(word) is not Joining && stopWords.Contains(piece.Of(word)) ? 1 : 0;
                isLongPhrase |= word.Length > Short && piece.Length == 1 && dictionary.TagOf(piece.Of(word)) is { } tag && !tag.StartsWith('n');
            }

            return singles == 0 || (singles < pieces.Length && (stops > 0 || isLongPhrase));
        }
    }
}
