using System.Buffers;

namespace Sinan.Kernel;

/// <summary>Lower-case Crockford base 32: no letters that people confuse (i, l, o, u are left out).</summary>
public static class Base32
{
    const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public static SearchValues<char> Alphabet { get; } = SearchValues.Create(Letters);

    /// <summary>Five bits a character, most significant first; the last character is padded with zero bits.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[(bytes.Length * 8 + 4) / 5];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var b in bytes)
        {
            buffer = ((buffer << 8) | b) & 0xFFF;
            bits += 8;
            while (bits >= 5)
            {
                text[at++] = Letters[(buffer >> (bits - 5)) & 31];
                bits -= 5;
            }
        }

        if (bits > 0)
            text[at++] = Letters[(buffer << (5 - bits)) & 31];
        return new string(text[..at]);
    }
}
