using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sinan.Kernel;

/// <summary>Address of an <see cref="Evidence"/>: "ev-" and 16 base-32 characters of the hash of its content.</summary>
/// <remarks>The default value is empty and addresses nothing.</remarks>
[JsonConverter(typeof(EvidenceIdJson))]
public readonly record struct EvidenceId : IParsable<EvidenceId>
{
    readonly string? value;

    EvidenceId(string value) => this.value = value;

    public string Value => value ?? "";

    public static EvidenceId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"An evidence id looks like ev-7h2k9q4m1xw3b5cd. Got '{s}'.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EvidenceId result)
    {
        var good = s is { Length: 19 } && s.StartsWith("ev-", StringComparison.Ordinal) && s.AsSpan(3).IndexOfAnyExcept(Base32.Alphabet) < 0;
        result = good ? new EvidenceId(s!) : default;
        return good;
    }

    /// <summary>The id of content: the first 80 bits of its SHA-256.</summary>
    public static EvidenceId OfContent(ReadOnlySpan<byte> content) =>
        new("ev-" + Base32.Encode(System.Security.Cryptography.SHA256.HashData(content).AsSpan(0, 10)));

    public override string ToString() => Value;

    sealed class EvidenceIdJson : JsonConverter<EvidenceId>
    {
        public override EvidenceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } id ? Parse(id, null) : default;

        public override void Write(Utf8JsonWriter writer, EvidenceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
