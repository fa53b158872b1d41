using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>JSON strings with escapes, half characters too: a surrogate without its other half becomes U+FFFD.</summary>
static class EscapedText
{
    const int LengthOfEscape = 6;

    /// <summary>The bytes of a string or name on which the reader stands.</summary>
    public static byte[] Utf8Of(ref Utf8JsonReader json)
    {
        var escaped = json.ValueSpan;
        if (!HasSurrogates(escaped))
        {
            var text = new byte[escaped.Length];
            return text[..json.CopyString(text)];
        }

        var units = new StringBuilder(escaped.Length);
        var from = 0;
        for (var at = 0; at < escaped.Length;)
        {
            var length = escaped[at] == '\\' ? escaped[at + 1] == 'u' ? LengthOfEscape : 2 : 1;
            if (length > 1)
            {
                units.Append(Encoding.UTF8.GetString(escaped[from..at])).Append(UnitOf(escaped.Slice(at, length)));
                from = at + length;
            }

            at += length;
        }

        units.Append(Encoding.UTF8.GetString(escaped[from..]));
        // The encoder writes U+FFFD for what is half a character.
        return Encoding.UTF8.GetBytes(units.ToString());
    }

    static bool HasSurrogates(ReadOnlySpan<byte> escaped) => escaped.IndexOf("\\ud"u8) >= 0 || escaped.IndexOf("\\uD"u8) >= 0;

    /// <summary>The reader has checked that the escape is one of JSON's.</summary>
    static char UnitOf(ReadOnlySpan<byte> escape) => (char)escape[1] switch
    {
        'u' => (char)ushort.Parse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        var other => other,
    };
}
