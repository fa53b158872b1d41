namespace Sinan.Numerics.Text;

/// <summary>Which aspect an adjective speaks of although no noun names it: "太贵了" speaks of the price. Our own small table.</summary>
static class ImplicitAspects
{
    static readonly Dictionary<string, string> Table = Load();

    /// <summary>The aspect of an opinion, which may be a phrase ("太贵了"): that of the longest word in it; null when none tells one.</summary>
    public static string? Of(string opinion)
    {
        if (Table.TryGetValue(opinion, out var aspect))
            return aspect;
        var length = 0;
        foreach (var (word, of) in Table)
        {
            if (word.Length > length && IsPart(opinion, word))
                (aspect, length) = (of, word.Length);
        }

        return aspect;
    }

    /// <summary>Han words stand without blanks; of others only whole words count.</summary>
    static bool IsPart(string opinion, string word) =>
        word[0] > '\u024F' ? opinion.Contains(word, StringComparison.Ordinal) : $" {opinion} ".Contains($" {word} ", StringComparison.Ordinal);

    static Dictionary<string, string> Load()
    {
        using var reader = new StreamReader(typeof(ImplicitAspects).Assembly.GetManifestResourceStream("Sinan.Numerics.Text.Aspects.implicit.txt")!);
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.IndexOf(':', StringComparison.Ordinal) is not (var colon and > 0))
                continue;
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                table.Add(word, line[..colon]);
        }

        return table;
    }
}
