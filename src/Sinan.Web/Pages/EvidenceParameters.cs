using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Web.Pages;

/// <summary>The parameters of a question as lines for people.</summary>
static class EvidenceParameters
{
    /// <summary>Properties of canonical JSON with their names in words; those of an object inside stand beside the others, lists are joined by commas, absent ones left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string json, Localizer words)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. Lines(document.RootElement, words)] : [];
        }
        catch (JsonException)
        {
            // Evidence of an older format: the reader still sees what is there.
            return [KeyValuePair.Create(words["web.evidence.parameters"], json)];
        }
    }

    static IEnumerable<KeyValuePair<string, string>> Lines(JsonElement question, Localizer words) =>
        from property in question.EnumerateObject()
        where property.Value.ValueKind switch { JsonValueKind.Null => false, JsonValueKind.Array => property.Value.GetArrayLength() > 0, _ => true }
        from line in property.Value.ValueKind == JsonValueKind.Object && !IsEstimate(property.Value)
            ? Lines(property.Value, words)
            : [KeyValuePair.Create(Name(property.Name, words), Text(property, words))]
        select line;

    /// <summary>A name that has no words is shown as it is: evidence may be older or newer than this program.</summary>
    static string Name(string name, Localizer words) => words.Has("web.parameter." + name) ? words["web.parameter." + name] : name;

    /// <summary>A value between a low and a high end.</summary>
    static bool IsEstimate(JsonElement value) => value.TryGetProperty("value", out _) && value.TryGetProperty("low", out _) && value.TryGetProperty("high", out _);

    static string Text(JsonProperty property, Localizer words) => property.Value.ValueKind switch
    {
        JsonValueKind.Object => words.Write(new Phrase(
            "web.parameter.estimate", Fact.Decimal("value", Number(property.Value, "value")).Between(Number(property.Value, "low"), Number(property.Value, "high")))),
        JsonValueKind.Number when property.Name.EndsWith("_ms", StringComparison.Ordinal) => FactFormat.Duration(property.Value.GetDouble() / 1000, words),
        JsonValueKind.True => words["web.parameter.yes"],
        JsonValueKind.False => words["web.parameter.no"],
        _ => Text(property.Value),
    };

    static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
