using System.Buffers;

namespace Sinan.Numerics.Text;

/// <summary>Tells comments that ask for something ("能不能加上", "please add"). Thread-safe.</summary>
public static class AskingWords
{
    static readonly SearchValues<string> Chinese, English;

    static AskingWords()
    {
        using var reader = new StreamReader(typeof(AskingWords).Assembly.GetManifestResourceStream("Sinan.Numerics.Text.Sentiment.asking.txt")!);
        var words = reader.ReadToEnd().Split('\n').Where(l => !l.StartsWith('#')).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(w => w.Replace('_', ' ')).ToLookup(w => HanText.IsHan(w[0]));
        Chinese = SearchValues.Create([.. words[true]], StringComparison.Ordinal);
        English = SearchValues.Create([.. words[false]], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a beginning of a wish stands in the text; English ones at the edge of a word.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Chinese))
            return true;
        for (var rest = text; rest.IndexOfAny(English) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (at == 0 ? rest.Length == text.Length || !char.IsLetter(text[text.Length - rest.Length - 1]) : !char.IsLetter(rest[at - 1]))
                return true;
        }

        return false;
    }
}
