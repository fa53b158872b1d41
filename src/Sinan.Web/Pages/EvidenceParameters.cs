using System.Text.Json;

namespace Sinan.Web.Pages;

/// <summary>The parameters of a question as lines for people.</summary>
static class EvidenceParameters
{
    /// <summary>Top-level properties of canonical JSON; lists joined by an arrow or comma, absent ones left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => KeyValuePair.Create(p.Name, Text(p.Value)))]
                : [];
        }
        catch (JsonException)
        {
            // Evidence of an older format: the reader still sees what is there.
            return [KeyValuePair.Create("parameters", json)];
        }
    }

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
