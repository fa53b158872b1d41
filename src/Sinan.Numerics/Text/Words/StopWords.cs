using System.Text.Json;

namespace Sinan.Numerics.Text;

/// <summary>Words that say nothing of their own ("的", "the"). Thread-safe.</summary>
public sealed class StopWords
{
    readonly HashSet<string> words;

    StopWords(HashSet<string> words) => this.words = words;

    public int Count => words.Count;

    /// <summary>Reads a file of the form { "zh": […], "en": […] } (stopwords-iso).</summary>
    /// <param name="stream">UTF-8 JSON.</param>
    /// <param name="languages">Which lists to take.</param>
    /// <exception cref="FormatException">A language is missing.</exception>
    public static StopWords Load(Stream stream, params ReadOnlySpan<string> languages)
    {
        using var document = JsonDocument.Parse(stream);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            if (!document.RootElement.TryGetProperty(language, out var list))
                throw new FormatException($"The stop words hold no list '{language}'.");
            foreach (var word in list.EnumerateArray())
                words.Add(word.GetString()!.ToLowerInvariant());
        }

        return new StopWords(words);
    }

    /// <param name="word">Lower case.</param>
    public bool Contains(ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
