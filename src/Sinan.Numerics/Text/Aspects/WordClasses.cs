namespace Sinan.Numerics.Text;

/// <summary>Which words name things and which tell how things are. Chinese by the tags of the segmentation dictionary, English by the sentiment lexicon. Thread-safe.</summary>
public sealed class WordClasses
{
    /// <summary>Where a movement goes: they follow verbs ("用起来") and name nothing.</summary>
    static readonly HashSet<string> Complements = ["起来", "出来", "下来", "下去", "过来", "过去", "上来", "上去", "进来", "进去", "回来", "回去", "出去", "开来"];

    readonly HashSet<string> nouns = new(StringComparer.Ordinal), adjectives = new(StringComparer.Ordinal);
    readonly SentimentLexicon lexicon;
    readonly ThemeVocabulary vocabulary;

    WordClasses(SentimentLexicon lexicon, ThemeVocabulary vocabulary) => (this.lexicon, this.vocabulary) = (lexicon, vocabulary);

    /// <param name="dictionary">"word count tag" a line, tags as jieba has them: n, vn, an and verbs of two characters name things, a, ad and z tell how; names of people and places are neither.</param>
    /// <param name="lexicon">Words of feeling and of degree.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    public static WordClasses Load(TextReader dictionary, SentimentLexicon lexicon, ThemeVocabulary vocabulary)
    {
        var classes = new WordClasses(lexicon, vocabulary);
        while (dictionary.ReadLine() is { } line)
        {
            var (first, last) = (line.IndexOf(' ', StringComparison.Ordinal), line.LastIndexOf(' '));
            if (first <= 0 || last <= first)
                continue;
            var set = line.AsSpan(last + 1).Trim() switch
            {
                "n" or "vn" or "an" => classes.nouns,
                // "配送 很慢", "包装 破损": what is done is spoken of like a thing.
                "v" when first > 1 && !Complements.Contains(line[..first]) => classes.nouns,
                "a" or "ad" or "z" => classes.adjectives,
                _ => null,
            };
            set?.Add(line[..first]);
        }

        return classes;
    }

    /// <summary>Whether a word names a thing that one may have an opinion of.</summary>
    /// <param name="word">Lower case.</param>
    /// <param name="kind">What it is made of.</param>
    public bool IsNoun(ReadOnlySpan<char> word, WordKind kind) => vocabulary.IsContent(word, kind) && !IsOpinion(word)
        && (kind == WordKind.Latin ? word.Length > 2 : nouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));

    /// <summary>Whether a word tells how a thing is.</summary>
    public bool IsAdjective(ReadOnlySpan<char> word, WordKind kind) =>
        IsOpinion(word) || (kind == WordKind.Han && adjectives.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));

    /// <summary>Whether the lexicon says that a word praises or blames.</summary>
    public bool IsOpinion(ReadOnlySpan<char> word) => Entry(word) is { IsOpinion: true, Weight: not 0 };

    /// <summary>Whether a word may stand between a thing and how it is: degree and negation.</summary>
    public bool IsModifier(ReadOnlySpan<char> word) => ThemeVocabulary.IsTurn(word) || Entry(word) is { Degree: > 0 } or { IsNegation: true };

    SentimentLexicon.Entry Entry(ReadOnlySpan<char> word)
    {
        var node = lexicon.Trie.Find(word);
        return node >= 0 && lexicon.TryGet(node, out var entry) ? entry : default;
    }
}
