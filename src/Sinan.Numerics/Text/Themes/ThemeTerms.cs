namespace Sinan.Numerics.Text;

/// <summary>Terms of comments in one language: content words and the phrases that they form, with the comments' term numbers in order.</summary>
/// <param name="Terms">Words and phrases as people wrote them, most frequent spelling in lower case.</param>
/// <param name="Parts">Number of words in each term.</param>
/// <param name="Rows">For each comment its distinct terms, ascending.</param>
public sealed record ThemeTerms(string[] Terms, int[] Parts, int[][] Rows);

/// <summary>Which words carry a subject. Thread-safe.</summary>
/// <param name="stopWords">Words that say nothing of their own.</param>
public sealed class ThemeVocabulary(StopWords stopWords)
{
    static readonly HashSet<string> Generic = LoadGeneric();

    /// <summary>Whether a word may be a term.</summary>
    /// <param name="word">Lower case, stemmed when English.</param>
    /// <param name="kind">What it is made of.</param>
    public bool IsContent(ReadOnlySpan<char> word, WordKind kind) => kind switch
    {
        WordKind.Han => !IsStop(word),
        WordKind.Latin => word.Length >= 2 && !IsStop(word),
        _ => false,
    };

    /// <summary>Words that begin a phrase but are no term alone: "无法 登录", "can't open".</summary>
    public static bool IsTurn(ReadOnlySpan<char> word) => word is
        "不" or "没" or "无法" or "不能" or "没有" or "不会" or "不到" or "无" or "not" or "no" or "can't" or "cannot" or "cant" or "won't" or "doesn't" or "don't" or "unable";

    bool IsStop(ReadOnlySpan<char> word) => stopWords.Contains(word) || Generic.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    static HashSet<string> LoadGeneric()
    {
        using var reader = new StreamReader(typeof(ThemeVocabulary).Assembly.GetManifestResourceStream("Sinan.Numerics.Text.Themes.generic.txt")!);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                words.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }
}
