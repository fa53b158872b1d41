using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Sinan.Kernel;

/// <summary>All words of the product in both languages, read once from the flat JSON files embedded in the assemblies.</summary>
/// <remarks>A file is any embedded resource whose name ends in ".zh-CN.json" or ".en.json". Keys are unique across stages ("understand.funnel.title").</remarks>
public sealed class TextCatalog
{
    readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

    TextCatalog(FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage) => this.byLanguage = byLanguage;

    public IReadOnlyDictionary<string, string> Entries(Lang lang) => byLanguage[lang.Code];

    /// <summary>The raw text of a key, or null when the language lacks it.</summary>
    public string? Find(Lang lang, string key) => byLanguage[lang.Code].GetValueOrDefault(key);

    /// <exception cref="InvalidOperationException">A key stands twice in one language.</exception>
    public static TextCatalog Load(IEnumerable<Assembly> assemblies)
    {
        var texts = Lang.All.ToDictionary(l => l.Code, _ => new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var assembly in assemblies.Append(typeof(TextCatalog).Assembly).Distinct())
        {
            foreach (var name in assembly.GetManifestResourceNames())
            {
                var lang = name.EndsWith(".zh-CN.json", StringComparison.Ordinal) ? Lang.Chinese
                    : name.EndsWith(".en.json", StringComparison.Ordinal) ? Lang.English
                    : (Lang?)null;
                if (lang is null)
                    continue;
                using var stream = assembly.GetManifestResourceStream(name)!;
                foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                {
                    if (!texts[lang.Value.Code].TryAdd(key, text))
                        throw new InvalidOperationException($"The text key '{key}' stands twice in {lang} (again in {name}).");
                }
            }
        }

        return new TextCatalog(texts.ToFrozenDictionary(p => p.Key, p => p.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }
}
