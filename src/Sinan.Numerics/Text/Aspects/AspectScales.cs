namespace Sinan.Numerics.Text;

/// <summary>Aspects of which more is better or worse ("油耗高" blames, "配置高" praises), and the words that say how much. Our own small table. Thread-safe.</summary>
static class AspectScales
{
    static readonly Dictionary<string, int> Directions = new(StringComparer.Ordinal);

    static AspectScales()
    {
        using var reader = new StreamReader(typeof(AspectScales).Assembly.GetManifestResourceStream("Sinan.Numerics.Text.Aspects.scales.txt")!);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.IndexOf(':', StringComparison.Ordinal) is not (var colon and > 0))
                continue;
            if (line[..colon] is not (var kind and ("cost" or "gain")))
            {
                words.Add(line);
                continue;
            }

            foreach (var term in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Directions.Add(term, kind == "gain" ? 1 : -1);
        }

        using var scales = new StringReader(string.Join('\n', words));
        Words = SentimentLexicon.WithTurns(scales);
    }

    /// <summary>Words that say how much: 1 much, −1 little.</summary>
    public static SentimentLexicon Words { get; }

    /// <summary>Whether a word says how much.</summary>
    public static bool Says(ReadOnlySpan<char> word) => Words.Trie.Find(word) is >= 0 and var node && Words.TryGet(node, out var entry) && entry is { IsOpinion: true, Weight: not 0 };

    /// <summary>1 when more of an aspect is better, −1 when less is, 0 when the table does not say; of two nouns the last one counts.</summary>
    /// <param name="term">Lower case.</param>
    public static int DirectionOf(string term)
    {
        if (Directions.TryGetValue(term, out var direction))
            return direction;
        for (var from = 1; from < term.Length - 1; from++)
        {
            if ((HanText.IsHan(term[0]) || term[from - 1] == ' ') && Directions.TryGetValue(term[from..], out direction))
                return direction;
        }

        return 0;
    }
}
