using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain.Alike;

/// <summary>Which words are near others, and which of them say something.</summary>
public sealed class AlikeReading(WordVectors vectors, Segmenter segmenter, StopWords stopWords)
{
    /// <summary>Rarer words kept too little company to tell.</summary>
    public const int LeastCount = 10;

    /// <summary>Among fewer texts the company of words is chance.</summary>
    public const int LeastTexts = 200;

    /// <summary>Cosine from which on words are called alike.</summary>
    const double LeastUsed = 0.5, LeastSpelled = 0.6;

    /// <summary>The words of a text that a person wrote: the whole when it is a word that was learned, else what it is cut into.</summary>
    public string[] WordsOf(string text)
    {
        var form = TextCleaner.Clean(text).ToLowerInvariant();
        if (vectors.CountOf(form) > 0)
            return [form];
        var words = new List<string>();
        foreach (var word in new WordReader(segmenter).Read(form))
        {
            if (word.Kind is WordKind.Han or WordKind.Latin)
                words.Add(word.Of(form).ToString());
        }

        return [.. words];
    }

    /// <summary>The word of these that comes least often, and how often it comes.</summary>
    public (string Word, int Count) Rarest(IEnumerable<string> words) => words.Select(w => (w, vectors.CountOf(w))).MinBy(w => w.Item2);

    /// <summary>Words in the same company as all of these together, nearest first: none of them, no part of one and no stop word.</summary>
    public IReadOnlyList<WordNeighbor> Used(IReadOnlyCollection<string> words, int most)
    {
        var place = new float[vectors.Dimensions];
        return vectors.TryMean(words, place)
            ? vectors.Nearest(place, most, n => IsWorth(n, LeastUsed) && !words.Any(w => w.Contains(n.Word, StringComparison.Ordinal)))
            : [];
    }

    /// <summary>Words made of the same pieces as a rare one, nearest first.</summary>
    public IReadOnlyList<WordNeighbor> Spelled(string word, int most) => [.. vectors.Nearest(word, most, LeastCount).Where(n => IsWorth(n, LeastSpelled))];

    bool IsWorth(WordNeighbor near, double least) => near.Count >= LeastCount && near.Similarity >= least && !stopWords.Contains(near.Word);
}
