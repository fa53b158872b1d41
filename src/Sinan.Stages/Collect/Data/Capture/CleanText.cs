using System.Buffers;
using System.Text;
using Sinan.Numerics.Privacy;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Texts of arriving events as they may be stored: personal data masked, cut to a length. Nothing is allocated for a text that stays as it is.</summary>
sealed class CleanText
{
    /// <summary>Longer texts are cut: a further column is for groups and filters, not for documents.</summary>
    public const int MostBytes = 1024;

    /// <summary>Only a text with one of these can hold personal data: digits, @, and what is not ASCII (digits and plates in Han text).</summary>
    static readonly SearchValues<byte> Suspects = SearchValues.Create([.. "0123456789@"u8, .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    readonly long[] masked = new long[PersonalData.Kinds.Count];
    char[] characters = new char[MostBytes * 2];
    byte[] bytes = new byte[MostBytes];

    /// <summary>The text to store; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(Suspects) < 0)
            return Cut(text);
        // A text far too long is masked only as far as it can be stored, and a little beyond, so that half a number cannot slip through at the cut.
        text = text[..Math.Min(text.Length, characters.Length)];
        var length = Encoding.UTF8.GetChars(text, characters);
        if (PersonalData.Find(characters.AsSpan(0, length)).Count == 0)
            return Cut(text);
        var shown = PersonalData.Redact(new string(characters, 0, length), masked);
        var most = Encoding.UTF8.GetMaxByteCount(shown.Length);
        if (bytes.Length < most)
            bytes = new byte[most];
        return Cut(bytes.AsSpan(0, Encoding.UTF8.GetBytes(shown, bytes)));
    }

    /// <summary>At most so many bytes, never through a character.</summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, int most = MostBytes)
    {
        if (text.Length <= most)
            return text;
        var end = most;
        while (end > 0 && (text[end] & 0xC0) == 0x80)
            end--;
        return text[..end];
    }
}
