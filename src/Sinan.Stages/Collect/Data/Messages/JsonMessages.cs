using System.Globalization;
using System.Text.Json;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Stages.Collect.Data.Messages;

/// <summary>One JSON document that holds messages: a JSON Feed (jsonfeed.org), a day of a Slack export, a channel exported from Discord.</summary>
static class JsonMessages
{
    /// <summary>Whether the head of a file begins one of these.</summary>
    public static bool IsKnown(string head)
    {
        var start = head.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith('{') && (start.Contains("jsonfeed.org/version", StringComparison.Ordinal) || start.Contains("\"messages\"", StringComparison.Ordinal) && start.Contains("\"channel\"", StringComparison.Ordinal))
            || start.StartsWith('[') && start.Contains("\"ts\"", StringComparison.Ordinal) && start.Contains("\"type\"", StringComparison.Ordinal);
    }

    /// <param name="bytes">The document.</param>
    /// <param name="room">Channel of messages that name none.</param>
    /// <exception cref="InvalidDataException">The JSON is broken or is none of the three.</exception>
    public static IEnumerable<Message> Read(Stream bytes, string room)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }

        using (document)
        {
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. Objects(root).Where(m => Text(m, "subtype").Length == 0).Select(m => Slack(m, room))]
                : root.TryGetProperty("items", out var items) ? [.. Objects(items).Select(item => Entry(item, Text(root, "title")))]
                : root.TryGetProperty("messages", out var messages) ? [.. Objects(messages).Select(m => Discord(m, root))]
                : throw new InvalidDataException("No messages.");
        }
    }

    static IEnumerable<JsonElement> Objects(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    static Message Slack(JsonElement message, string room) =>
        new(Text(message, "client_msg_id"), Text(message, "user"), SecondsToTime(Text(message, "ts")), Text(message, "text"), room, "");

    static Message Discord(JsonElement message, JsonElement root) =>
        new(Text(message, "id"), Text(Inner(message, "author"), "id"), Text(message, "timestamp"), Text(message, "content"), Text(Inner(root, "channel"), "name"), "");

    static Message Entry(JsonElement item, string source)
    {
        var plain = Text(item, "content_text");
        var body = plain.Length > 0 ? plain : MarkupText.Of(Text(item, "content_html"));
        var authors = item.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().FirstOrDefault() : Inner(item, "author");
        return new Message(Text(item, "id"), Text(authors, "name"), Text(item, "date_published"), string.Join('\n', new[] { Text(item, "title"), body }.Where(t => t.Length > 0)), source, "");
    }

    static string SecondsToTime(string seconds) =>
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e11
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Floor(number * 1000)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : seconds;

    static JsonElement Inner(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var inner) ? inner : default;

    static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is (JsonValueKind.String or JsonValueKind.Number) ? value.ToString() : "";
}
