namespace Sinan.Numerics.Text;

/// <summary>Words that tell which opinion is of which aspect. Our own small table. Thread-safe.</summary>
static class LinkWords
{
    static readonly Dictionary<string, HashSet<string>> Table = Load();

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Turns = Of("turn"), Ands = Of("and"), Verbs = Of("verb"), Weaks = Of("weak"), Ofs = Of("of"), Aparts = Of("apart"), Mores = Of("more"), Lesses = Of("less"), Thans = Of("than");

    /// <summary>A part of a clause ends before it: "但", "but".</summary>
    public static bool IsTurn(ReadOnlySpan<char> word) => Turns.Contains(word);

    /// <summary>May stand between aspects that share an opinion: "和", "the".</summary>
    public static bool IsAnd(ReadOnlySpan<char> word) => Ands.Contains(word);

    /// <summary>A feeling whose object stands behind it: "喜欢", "hate".</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) => Verbs.Contains(word);

    /// <summary>Says little of a thing: "可以", "新".</summary>
    public static bool IsWeak(ReadOnlySpan<char> word) => Weaks.Contains(word);

    /// <summary>Leads from a feeling to what it is of: "with".</summary>
    public static bool IsOf(ReadOnlySpan<char> word) => Ofs.Contains(word);

    /// <summary>Never stands between an English adjective and its noun: "is".</summary>
    public static bool IsApart(ReadOnlySpan<char> word) => Aparts.Contains(word);

    /// <summary>What stands before it wins: "比".</summary>
    public static bool IsMore(ReadOnlySpan<char> word) => Mores.Contains(word);

    /// <summary>What stands before it loses: "不如".</summary>
    public static bool IsLess(ReadOnlySpan<char> word) => Lesses.Contains(word);

    /// <summary>What stands behind it is the measure: "than".</summary>
    public static bool IsThan(ReadOnlySpan<char> word) => Thans.Contains(word);

    /// <summary>Whether a question is a complaint: "怎么这么卡？"</summary>
    public static bool Complains(ReadOnlySpan<char> sentence)
    {
        foreach (var word in Table["complaint"])
        {
            if (sentence.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string kind) => Table[kind].GetAlternateLookup<ReadOnlySpan<char>>();

    static Dictionary<string, HashSet<string>> Load()
    {
        using var reader = new StreamReader(typeof(LinkWords).Assembly.GetManifestResourceStream("Sinan.Numerics.Text.Aspects.links.txt")!);
        var table = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                table[line[..colon]] = [.. line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Replace('_', ' '))];
        }

        return table;
    }
}
