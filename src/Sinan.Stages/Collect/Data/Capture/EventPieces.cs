using System.Text.Json;
using Sinan.Stages.Collect.Domain.Capture;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Takes one event apart without allocating: where each of its fields and properties stands. Reused from event to event.</summary>
/// <remarks>
/// Both shapes are read: that of PostHog's clients (`event`, `distinct_id`, `timestamp`, `uuid`, `properties`) and the plain one (`event`, `user`, `time`, `id`, anything
/// else beside them). Members that are no fields are properties.
/// </remarks>
sealed class EventPieces
{
    /// <summary>Further properties of an event are passed over.</summary>
    public const int MostProperties = 200;

    readonly List<(Piece Name, Piece Value)> properties = [];
    byte[] scratch = new byte[4096];
    int used;

    public Piece Event { get; private set; }

    public Piece User { get; private set; }

    public Piece Time { get; private set; }

    /// <summary>Milliseconds between the event and its arrival; older clients send it instead of a time.</summary>
    public Piece Offset { get; private set; }

    public Piece Id { get; private set; }

    public List<(Piece Name, Piece Value)> Properties => properties;

    /// <summary>Reads an object whose brace was just read, to its end.</summary>
    public void Read(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        properties.Clear();
        used = 0;
        (Event, User, Time, Offset, Id) = (default, default, default, default, default);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                    ReadProperties(json, ref reader);
                else
                    reader.Skip();
            }
            else if (!TryField(json, ref reader))
                Add(json, ref reader);
        }
    }

    /// <summary>The bytes of a piece.</summary>
    /// <param name="json">What was read.</param>
    /// <param name="piece">A piece of it.</param>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> json, Piece piece) => (piece.IsUnescaped ? scratch : json).Slice(piece.Start, piece.Length);

    /// <summary>The first property of a role that holds a single value.</summary>
    public Piece Find(ReadOnlySpan<byte> json, NameCache names, PropertyRole role)
    {
        foreach (var (name, value) in properties)
        {
            if (value.IsScalar && names.Property(ShortName.Of(Bytes(json, name))).Role == role)
                return value;
        }

        return default;
    }

    bool TryField(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        switch (reader.ValueSpan)
        {
            case var name when name.SequenceEqual("event"u8):
                Event = TakeValue(json, ref reader);
                return true;
            case var name when name.SequenceEqual("distinct_id"u8) || name.SequenceEqual("user"u8) || name.SequenceEqual("user_id"u8):
                User = TakeValue(json, ref reader);
                return true;
            case var name when name.SequenceEqual("timestamp"u8) || name.SequenceEqual("time"u8):
                Time = TakeValue(json, ref reader);
                return true;
            case var name when name.SequenceEqual("uuid"u8) || name.SequenceEqual("id"u8) || name.SequenceEqual("event_id"u8):
                Id = TakeValue(json, ref reader);
                return true;
            case var name when name.SequenceEqual("offset"u8):
                Offset = TakeValue(json, ref reader);
                return true;
            case var name when name.SequenceEqual("api_key"u8) || name.SequenceEqual("token"u8) || name.SequenceEqual("sent_at"u8) || name.SequenceEqual("type"u8)
                    || name.SequenceEqual("library"u8) || name.SequenceEqual("library_version"u8) || name.SequenceEqual("messageId"u8):
                reader.Read();
                reader.Skip();
                return true;
            default:
                return false;
        }
    }

    void ReadProperties(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Add(json, ref reader);
    }

    void Add(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var name = Take(json, ref reader);
        var value = TakeValue(json, ref reader);
        if (properties.Count < MostProperties)
            properties.Add((name, value));
    }

    Piece TakeValue(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        reader.Read();
        return Take(json, ref reader);
    }

    Piece Take(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var kind = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        if (kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return new Piece(kind, start, (int)reader.BytesConsumed - start, false);
        }

        if (kind is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return new Piece(kind, start, reader.ValueSpan.Length, false);
        if (!reader.ValueIsEscaped)
            return new Piece(kind, start + 1, reader.ValueSpan.Length, false);
        // Unescaped text is never longer than what was written.
        if (scratch.Length - used < reader.ValueSpan.Length)
            Array.Resize(ref scratch, Math.Max(scratch.Length * 2, used + reader.ValueSpan.Length));
        try
        {
            var length = reader.CopyString(scratch.AsSpan(used));
            used += length;
            return new Piece(kind, used - length, length, true);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as where a text was cut inside an emoji, is no text: it stays as it was written.
            return new Piece(kind, start + 1, reader.ValueSpan.Length, false);
        }
    }
}
