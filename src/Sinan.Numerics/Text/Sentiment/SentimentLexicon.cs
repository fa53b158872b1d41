using System.Globalization;

namespace Sinan.Numerics.Text;

/// <summary>What a word does to the feeling of a sentence.</summary>
public enum SentimentRole
{
    /// <summary>Carries a weight: above zero praises, below zero blames, zero guards a neutral word.</summary>
    Opinion,

    /// <summary>Strengthens or weakens what follows.</summary>
    Degree,

    /// <summary>Turns what follows.</summary>
    Negation,

    /// <summary>Gives what follows double weight.</summary>
    Contrast,

    /// <summary>Opens a wish or a condition: praise after it in the clause is not said of what is.</summary>
    Wish,

    /// <summary>Makes the praise of the sentence doubtful: a mocking word.</summary>
    Irony,
}

/// <summary>Words of feeling in Chinese and English, with weights. Thread-safe.</summary>
public sealed class SentimentLexicon
{
    readonly WordTrie trie = new();
    readonly Dictionary<int, Entry> entries = [];

    /// <summary>The lexicon of the product.</summary>
    public static SentimentLexicon Default { get; } = LoadEmbedded();

    public int Count => entries.Count;

    internal WordTrie Trie => trie;

    /// <summary>Reads lines of the form "kind: words"; '#' begins a comment. Several texts may be read after each other; a later entry of the same role wins.</summary>
    /// <exception cref="FormatException">A kind is unknown; names the line.</exception>
    public static SentimentLexicon Load(params ReadOnlySpan<TextReader> readers)
    {
        var lexicon = new SentimentLexicon();
        foreach (var reader in readers)
        {
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 0 && line[0] != '#')
                    lexicon.AddLine(line);
            }
        }

        return lexicon;
    }

    /// <summary>Other words of feeling with the turning, degree, contrast, wish and mocking words of the product.</summary>
    /// <param name="opinions">Lines of the form that <see cref="Load"/> reads.</param>
    internal static SentimentLexicon WithTurns(TextReader opinions)
    {
        var lexicon = new SentimentLexicon();
        foreach (var language in new[] { "zh", "en" })
        {
            using var reader = Embedded(language);
            while (reader.ReadLine() is { } line)
            {
                var isWeight = line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && double.TryParse(line.AsSpan(0, colon), CultureInfo.InvariantCulture, out var weight) && weight != 0;
                if (line.Length > 0 && line[0] != '#' && !isWeight)
                    lexicon.AddLine(line);
            }
        }

        while (opinions.ReadLine() is { } line)
            lexicon.AddLine(line);
        // "不大" turns a feeling, but it tells how much by itself.
        foreach (var (node, entry) in lexicon.entries.Where(e => e.Value is { IsNegation: true, IsOpinion: true }).ToArray())
            lexicon.entries[node] = entry with { IsNegation = false, Degree = 0 };
        return lexicon;
    }

    internal bool TryGet(int node, out Entry entry) => entries.TryGetValue(node, out entry);

    void AddLine(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? "" : line[..colon];
        foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var node = trie.Add(word.Replace('_', ' '));
            var entry = entries.GetValueOrDefault(node);
            if (kind == "not")
                entry.IsNegation = true;
            else if (kind == "but")
                entry.IsContrast = true;
            else if (kind == "wish")
                entry.IsWish = true;
            else if (kind == "irony")
                entry.IsIrony = true;
            else if (kind.StartsWith("degree ", StringComparison.Ordinal) && double.TryParse(kind.AsSpan(7), CultureInfo.InvariantCulture, out var degree))
                entry.Degree = degree;
            else if (double.TryParse(kind, CultureInfo.InvariantCulture, out var weight))
                (entry.IsOpinion, entry.Weight) = (true, weight);
            else
                throw new FormatException($"A lexicon line begins with a weight, 'degree N', 'not', 'but', 'wish' or 'irony', and a colon. Got '{line}'.");
            entries[node] = entry;
        }
    }

    static SentimentLexicon LoadEmbedded()
    {
        using var chinese = Embedded("zh");
        using var english = Embedded("en");
        return Load(chinese, english);
    }

    static StreamReader Embedded(string language) => new(typeof(SentimentLexicon).Assembly.GetManifestResourceStream($"Sinan.Numerics.Text.Sentiment.lexicon.{language}.txt")!);

    /// <summary>One word may play several roles: "不太" turns and weakens, "unfortunately" blames and contrasts.</summary>
    internal struct Entry
    {
        public bool IsOpinion;
        public double Weight;
        public double Degree;
        public bool IsNegation;
        public bool IsContrast;
        public bool IsWish;
        public bool IsIrony;
    }
}
