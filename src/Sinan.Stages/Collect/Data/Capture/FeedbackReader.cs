using System.Text.Json;
using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Takes the pieces of feedback out of a request's JSON. Members: text, id, user, time, rating, item, source, label, version, device, segment, attachments; others are passed over.</summary>
public static class FeedbackReader
{
    /// <summary>Reads all pieces.</summary>
    /// <param name="json">UTF-8: one object, an array, an object with the array "batch", or JSON Lines.</param>
    /// <param name="zone">Of times without an offset.</param>
    /// <param name="take">Gets each usable piece.</param>
    /// <param name="reject">Gets why a piece is not usable.</param>
    /// <exception cref="JsonException">The body is no JSON; a single broken line of JSON Lines costs that line only.</exception>
    public static void Read(ReadOnlyMemory<byte> json, ZoneClock zone, Action<ArrivedFeedback> take, Action<string> reject)
    {
        var envelope = Envelope.Read(json.Span);
        var pieces = json.Slice(envelope.Start, envelope.Length);
        if (envelope.Form == EventsForm.Lines)
        {
            ReadLines(pieces, zone, take, reject);
            return;
        }

        using var document = JsonDocument.Parse(pieces);
        if (envelope.Form == EventsForm.One)
        {
            Take(document.RootElement, zone, take, reject);
            return;
        }

        foreach (var piece in document.RootElement.EnumerateArray())
            Take(piece, zone, take, reject);
    }

    static void ReadLines(ReadOnlyMemory<byte> lines, ZoneClock zone, Action<ArrivedFeedback> take, Action<string> reject)
    {
        foreach (var range in lines.Span.Split((byte)'\n'))
        {
            var line = lines[range];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            JsonDocument document;
            try
            {
                document = JsonDocument.Parse(line);
            }
            catch (JsonException)
            {
                reject("bad_json");
                continue;
            }

            using (document)
                Take(document.RootElement, zone, take, reject);
        }
    }

    static void Take(JsonElement piece, ZoneClock zone, Action<ArrivedFeedback> take, Action<string> reject)
    {
        if (piece.ValueKind != JsonValueKind.Object)
            reject("bad_json");
        else if (TextOf(piece, "text") is not { } text)
            reject("missing_text");
        else if (!TryTime(TextOf(piece, "time"), zone, out var time))
            reject("bad_time");
        else if (!TryNumber(TextOf(piece, "rating"), out var rating))
            reject("bad_number");
        else if (!TryFiles(piece, out var files))
            reject("bad_attachment");
        else
        {
            take(new ArrivedFeedback(text)
            {
                Id = TextOf(piece, "id"), User = TextOf(piece, "user"), TimeMs = time, Rating = rating,
                Item = TextOf(piece, "item"), Source = TextOf(piece, "source"), Label = TextOf(piece, "label"),
                Version = TextOf(piece, "version"), Device = TextOf(piece, "device"), Segment = TextOf(piece, "segment"), Files = files,
            });
        }
    }

    static bool TryTime(string? text, ZoneClock zone, out long? time)
    {
        time = null;
        if (text is null)
            return true;
        if (!ArrivalTime.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var read, out var isUtc))
            return false;
        time = isUtc ? read : zone.ToUtc(read);
        return true;
    }

    /// <summary>The contents in "attachments": texts in base 64, or objects with such a text as "data".</summary>
    static bool TryFiles(JsonElement piece, out List<ReadOnlyMemory<byte>> files)
    {
        files = [];
        if (!piece.TryGetProperty("attachments", out var all) || all.ValueKind == JsonValueKind.Null)
            return true;
        if (all.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var one in all.EnumerateArray())
        {
            var data = one.ValueKind == JsonValueKind.Object && one.TryGetProperty("data", out var inside) ? inside : one;
            if (data.ValueKind != JsonValueKind.String || !data.TryGetBytesFromBase64(out var bytes))
                return false;
            files.Add(bytes);
        }

        return true;
    }

    static bool TryNumber(string? text, out double? number)
    {
        number = null;
        if (text is null)
            return true;
        if (!NumberText.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var read))
            return false;
        number = read;
        return true;
    }

    /// <summary>A text or number; null when missing, blank or something else. Half of a surrogate pair is no text.</summary>
    static string? TextOf(JsonElement piece, string name)
    {
        if (!piece.TryGetProperty(name, out var value) || value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return null;
        try
        {
            var text = value.ToString();
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
