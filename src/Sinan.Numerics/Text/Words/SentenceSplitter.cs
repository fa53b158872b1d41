namespace Sinan.Numerics.Text;

/// <summary>Splits Chinese and English text into sentences and clauses. The pieces cover the text without its edge blanks.</summary>
public static class SentenceSplitter
{
    /// <summary>Ends of sentences: 。！？；… and their ASCII forms, line ends, and a full stop that is neither in a number nor in an abbreviation.</summary>
    public static void Sentences(ReadOnlySpan<char> text, List<Token> sentences) => Split(text, sentences, clauses: false);

    /// <summary>Ends of sentences, and commas, colons and dashes.</summary>
    public static void Clauses(ReadOnlySpan<char> text, List<Token> clauses) => Split(text, clauses, clauses: true);

    static void Split(ReadOnlySpan<char> text, List<Token> pieces, bool clauses)
    {
        pieces.Clear();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Ends(text, at, clauses))
                continue;
            // Closing marks and repeats ("！！！", "?!", "。”") belong to the sentence that they end.
            while (at + 1 < text.Length && (Ends(text, at + 1, clauses) || text[at + 1] is '”' or '’' or '）' or ')' or '"' or '」'))
                at++;
            Add(text, start, at + 1, pieces);
            start = at + 1;
        }

        Add(text, start, text.Length, pieces);
    }

    static bool Ends(ReadOnlySpan<char> text, int at, bool clauses) => text[at] switch
    {
        '。' or '！' or '？' or '；' or '…' or '!' or '?' or ';' or '\n' or '\r' => true,
        '，' or '：' or '—' => clauses,
        ',' => clauses && !(Digit(text, at - 1) && Digit(text, at + 1)),
        ':' => clauses && !Digit(text, at + 1),
        '.' => StopsAt(text, at),
        _ => false,
    };

    static bool StopsAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 == text.Length)
            return true;
        var next = text[at + 1];
        if (HanText.IsHan(next) || (at > 0 && HanText.IsHan(text[at - 1])))
            return true;
        if (!char.IsWhiteSpace(next))
            return false;
        // A single letter or a title before the stop: "e.g. ", "Mr. Li".
        var word = text[..at];
        var begin = word.LastIndexOfAny(' ', '.', '(') + 1;
        return word[begin..] is not ("e" or "g" or "i" or "Mr" or "Mrs" or "Ms" or "Dr" or "vs" or "St" or "No" or "approx");
    }

    static bool Digit(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    static void Add(ReadOnlySpan<char> text, int start, int end, List<Token> pieces)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            pieces.Add(new Token(start, end - start));
    }
}
