namespace Sinan.Numerics.Text;

/// <summary>Which aspect an adjective speaks of although no noun names it: "太贵了" speaks of the price. Our own small table.</summary>
static class ImplicitAspects
{
    static readonly Dictionary<string, string> Table = Load();

    /// <summary>The aspect of a word; null when it tells none.</summary>
    public static string? Of(string word) => Table.GetValueOrDefault(word);

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
