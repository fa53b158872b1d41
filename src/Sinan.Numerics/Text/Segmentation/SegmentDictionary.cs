using System.Globalization;

namespace Sinan.Numerics.Text;

/// <summary>Words and how often they occur, for <see cref="Segmenter"/>: jieba's dictionary format, one "word count tag" a line.</summary>
/// <remarks>Fill it before use; reading is thread-safe afterwards.</remarks>
public sealed class SegmentDictionary
{
    readonly WordTrie trie;
    readonly List<string> tagNames;
    double[] logs = [];
    long[] counts = [];
    byte[] tags = [];

    SegmentDictionary()
    {
        (trie, tagNames, ForcedSplits) = (new(), [""], new(StringComparer.Ordinal));
        Grow(1 << 12);
    }

    SegmentDictionary(SegmentDictionary other)
    {
        (trie, tagNames, ForcedSplits) = (new(other.trie), [.. other.tagNames], new(other.ForcedSplits, StringComparer.Ordinal));
        (logs, counts, tags) = ([.. other.logs], [.. other.counts], [.. other.tags]);
        (Words, Total, UnknownLog) = (other.Words, other.Total, other.UnknownLog);
    }

    /// <summary>Words with a count above zero.</summary>
    public int Words { get; private set; }

    /// <summary>Σ counts.</summary>
    public long Total { get; private set; }

    /// <summary>ln(1 ÷ <see cref="Total"/>): what a character outside the dictionary weighs.</summary>
    public double UnknownLog { get; private set; }

    /// <summary>Words that the hidden Markov model must not join (count 0 in a user dictionary).</summary>
    public HashSet<string> ForcedSplits { get; }

    internal WordTrie Trie => trie;

    /// <summary>ln(count ÷ total) of each node; NaN where no word ends.</summary>
    internal ReadOnlySpan<double> Logs => logs;

    /// <summary>Reads a whole dictionary.</summary>
    /// <exception cref="FormatException">A line is not "word count [tag]"; names the line.</exception>
    public static SegmentDictionary Load(TextReader reader)
    {
        var dictionary = new SegmentDictionary();
        var text = reader.ReadToEnd().AsSpan();
        var number = 0;
        foreach (var range in text.Split('\n'))
        {
            number++;
            var line = text[range].Trim();
            if (line.IsEmpty)
                continue;
            var space = line.IndexOf(' ');
            var rest = space < 0 ? [] : line[(space + 1)..];
            var end = rest.IndexOf(' ');
            if (!long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                throw new FormatException($"A dictionary line is 'word count tag'. Line {number} is '{line}'.");
            dictionary.Set(line[..space], count, end < 0 ? [] : rest[(end + 1)..]);
        }

        dictionary.Weigh();
        return dictionary;
    }

    /// <summary>An equal dictionary to which words can be added while this one is read.</summary>
    public SegmentDictionary Copy() => new(this);

    /// <summary>Adds a user's words: "word [count] [tag]" a line. Without a count the word gets the smallest count that keeps it whole; count 0 forbids joining it.</summary>
    public void AddUserWords(TextReader reader)
    {
        var plain = new Segmenter(this, null);
        var tokens = new TokenList();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Trim().Trim('\uFEFF').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
                continue;
            var word = parts[0];
            var count = parts.Length > 1 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                ? given
                : Suggest(word, plain, tokens);
            // As in jieba the count may be left out before a tag.
            Set(word, count, parts.Length > 1 && !char.IsAsciiDigit(parts[^1][0]) ? parts[^1] : []);
            if (count == 0)
                ForcedSplits.Add(word);
        }

        Weigh();
    }

    /// <summary>Whether the word has a count above zero.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        var node = trie.Find(word);
        return node > 0 && counts[node] > 0;
    }

    /// <summary>The count of a word; 0 when it is unknown.</summary>
    public long CountOf(ReadOnlySpan<char> word)
    {
        var node = trie.Find(word);
        return node > 0 ? counts[node] : 0;
    }

    /// <summary>The part of speech of a word; null when it is unknown or has none.</summary>
    public string? TagOf(ReadOnlySpan<char> word) => trie.Find(word) is var node and > 0 && tags[node] > 0 ? tagNames[tags[node]] : null;

    void Set(ReadOnlySpan<char> word, long count, ReadOnlySpan<char> tag)
    {
        var node = trie.Add(word);
        if (node >= counts.Length)
            Grow(Math.Max(counts.Length * 2, node + 1));

        if (!tag.IsEmpty)
            tags[node] = TagNumber(tag);
        if (counts[node] == 0 && count > 0)
            Words++;
        // As in jieba, a word given twice counts twice in the total and keeps its last count.
        counts[node] = count;
        Total += count;
        // Words of a user are found as soon as they are added; Weigh settles the total for all.
        logs[node] = count > 0 ? Math.Log(count) + UnknownLog : double.NaN;
    }

    byte TagNumber(ReadOnlySpan<char> tag)
    {
        for (var i = 1; i < tagNames.Count; i++)
        {
            if (tag.SequenceEqual(tagNames[i]))
                return (byte)i;
        }

        if (tagNames.Count > byte.MaxValue)
            throw new FormatException($"A dictionary has at most {byte.MaxValue} parts of speech. '{tag}' is one more.");
        tagNames.Add(tag.ToString());
        return (byte)(tagNames.Count - 1);
    }

    void Grow(int nodes)
    {
        Array.Resize(ref counts, nodes);
        Array.Resize(ref tags, nodes);
        var old = logs.Length;
        Array.Resize(ref logs, nodes);
        logs.AsSpan(old).Fill(double.NaN);
    }

    void Weigh()
    {
        var total = Math.Log(Total);
        UnknownLog = 0 - total;
        for (var node = 0; node < counts.Length; node++)
            logs[node] = counts[node] > 0 ? Math.Log(counts[node]) - total : double.NaN;
    }

    long Suggest(string word, Segmenter plain, TokenList tokens)
    {
        plain.Cut(word, SegmentMode.PreciseNoHmm, tokens);
        var probability = 1.0;
        foreach (var token in tokens.Tokens)
            probability *= Math.Max(1, CountOf(word.AsSpan(token.Start, token.Length))) / (double)Total;
        return Math.Max((long)(probability * Total) + 1, Math.Max(1, CountOf(word)));
    }
}
