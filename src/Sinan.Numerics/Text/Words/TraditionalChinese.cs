using System.Collections.Frozen;
using System.Reflection;

namespace Sinan.Numerics.Text;

/// <summary>Writes traditional Chinese characters in their simplified form, one for one.</summary>
/// <remarks>
/// Holds the commonest characters whose simplified form is the same in every word (Words/traditional.txt, ours). What depends on the word stays
/// ("乾", "著" as in "名著") and so do characters outside the list.
/// </remarks>
public static class TraditionalChinese
{
    static readonly FrozenDictionary<char, char> Forms = Load();

    /// <summary>Characters in the list.</summary>
    public static int Count => Forms.Count;

    public static string Simplify(string text)
    {
        var at = 0;
        while (at < text.Length && !Forms.ContainsKey(text[at]))
            at++;
        return at == text.Length ? text : string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = Forms.TryGetValue(from[i], out var simple) ? simple : from[i];
        });
    }

    static FrozenDictionary<char, char> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Sinan.Numerics.Text.Words.traditional.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    }
}
