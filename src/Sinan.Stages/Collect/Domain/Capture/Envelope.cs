using System.Text.Json;

namespace Sinan.Stages.Collect.Domain.Capture;

/// <summary>What a request says around its events, and where they stand in it.</summary>
/// <param name="Token">Project token ("api_key" or "token"); null when there is none.</param>
/// <param name="SentMs">The client's time of sending, in milliseconds since 1970-01-01 UTC; null when unknown.</param>
/// <param name="Form">How the events stand in the body.</param>
/// <param name="Start">First byte of the events.</param>
/// <param name="Length">Their bytes.</param>
public readonly record struct Envelope(string? Token, long? SentMs, EventsForm Form, int Start, int Length)
{
    internal static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true };

    /// <summary>Reads around the events.</summary>
    /// <param name="body">UTF-8.</param>
    /// <exception cref="JsonException">The body is no JSON. Of JSON Lines only the first line is looked at here.</exception>
    public static Envelope Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Options);
        if (!reader.Read())
            throw new JsonException("The body is empty.");
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var first = reader;
                var token = first.Read() && first.TokenType == JsonTokenType.StartObject ? Inside(body, ref first).Token : null;
                reader.Skip();
                CheckEnd(body, ref reader);
                return new Envelope(token, null, EventsForm.Array, 0, (int)reader.BytesConsumed);
            case JsonTokenType.StartObject:
                var around = Inside(body, ref reader);
                if (around.Length > 0)
                {
                    CheckEnd(body, ref reader);
                    return around;
                }

                var end = (int)reader.BytesConsumed;
                return body[end..].IndexOfAnyExcept(" \t\r\n"u8) < 0
                    ? around with { Form = EventsForm.One, Length = end }
                    : around with { Form = EventsForm.Lines, Length = body.Length };
            default:
                throw new JsonException("Neither an object nor an array begins the body.");
        }
    }

    static void CheckEnd(ReadOnlySpan<byte> body, ref Utf8JsonReader reader)
    {
        if (body[(int)reader.BytesConsumed..].IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            throw new JsonException("Something follows the events.");
    }

    /// <summary>Reads an object to its end: the members that stand around events, and the array of events if it has one.</summary>
    static Envelope Inside(ReadOnlySpan<byte> body, ref Utf8JsonReader reader)
    {
        var found = default(Envelope);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isToken = reader.ValueTextEquals("api_key"u8) || reader.ValueTextEquals("token"u8);
            var isSent = reader.ValueTextEquals("sent_at"u8);
            var isBatch = reader.ValueTextEquals("batch"u8) || reader.ValueTextEquals("events"u8);
            var isProperties = reader.ValueTextEquals("properties"u8);
            reader.Read();
            if (isToken && reader.TokenType == JsonTokenType.String)
                found = found with { Token = reader.GetString() };
            else if (isSent && reader.TokenType is JsonTokenType.String or JsonTokenType.Number && ArrivalTime.TryRead(reader.ValueSpan, out var sent, out _))
                found = found with { SentMs = sent };
            else if (isProperties && reader.TokenType == JsonTokenType.StartObject && found.Token is null)
                found = found with { Token = Inside(body, ref reader).Token };
            else if (isBatch && reader.TokenType == JsonTokenType.StartArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                found = found with { Form = EventsForm.Array, Start = start, Length = (int)reader.BytesConsumed - start };
            }
            else
                reader.Skip();
        }

        return found;
    }
}
