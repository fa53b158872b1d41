using Sinan.DuckDb;

namespace Sinan.Storage.Events;

/// <summary>A dictionary of the record (event names, items, values of a property): loaded at the start of an import, growing with it.</summary>
sealed class GlobalCodes
{
    readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    readonly int loaded;
    readonly int most;

    /// <param name="connection">The import's transaction.</param>
    /// <param name="sql">Selects code and text.</param>
    /// <param name="most">Further texts get no code.</param>
    public GlobalCodes(DuckDbConnection connection, string sql, int most = int.MaxValue)
    {
        this.most = most;
        using var result = connection.Query(sql);
        foreach (var chunk in result)
        {
            var numbers = chunk[0].Values<int>();
            for (var row = 0; row < chunk.Count; row++)
                codes.Add(chunk[1].Text(row), numbers[row]);
        }

        loaded = codes.Count;
    }

    public int Count => codes.Count;

    /// <summary>Texts that the record does not have yet, in the order of their codes, which go on from the loaded ones.</summary>
    public List<string> Fresh { get; } = [];

    /// <summary>The code of a text; −1 when it has none and the dictionary is full.</summary>
    public int CodeOf(string text)
    {
        if (codes.TryGetValue(text, out var code))
            return code;
        if (codes.Count >= most)
            return -1;
        code = codes.Count;
        codes.Add(text, code);
        Fresh.Add(text);
        return code;
    }

    /// <summary>Codes of the fresh texts begin here.</summary>
    public int FirstFresh => loaded;
}

/// <summary>Translates an import's own codes, which are positions in a growing list, to the record's.</summary>
sealed class CodeTranslation(GlobalCodes codes, List<string> local)
{
    readonly List<int> translated = [];

    /// <summary>The record's code of each local code so far; −1 where the dictionary was full.</summary>
    public ReadOnlySpan<int> Span
    {
        get
        {
            for (var i = translated.Count; i < local.Count; i++)
                translated.Add(codes.CodeOf(local[i]));
            return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(translated);
        }
    }
}
