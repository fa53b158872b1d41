using System.Buffers;
using System.Text;

namespace Sinan.Stages.Collect.Data.Tables;

public enum TextEncoding
{
    Utf8,
    Gb18030,
    Utf16,
    Utf16BigEndian,

    /// <summary>Not text, or text in an encoding that is not read.</summary>
    Unknown,
}

/// <summary>Tells UTF-8, GB18030 and UTF-16 apart by looking at the bytes.</summary>
public static class TextEncodingGuess
{
    const int EnoughAfterFirstForeign = 1024 * 1024;

    /// <summary>Reads until a megabyte beyond the first byte that is not ASCII, or to the end.</summary>
    /// <returns>The encoding, and whether a NUL says that this is no text at all.</returns>
    public static (TextEncoding Encoding, bool IsBinary) Of(Stream stream)
    {
        var first = new byte[4096];
        var length = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var head = first.AsSpan(0, length);
        if (head.StartsWith("\uFEFF"u8))
            return (TextEncoding.Utf8, head.Contains((byte)0));
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (TextEncoding.Utf16, false);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (TextEncoding.Utf16BigEndian, false);
        if (head.Contains((byte)0))
            return (TextEncoding.Unknown, true);
        var sample = Foreign(stream, head);
        return (sample.Length == 0 ? TextEncoding.Utf8 : OfSample(sample), false);
    }

    /// <summary>The lines from the first byte beyond ASCII on; empty when there is none.</summary>
    static byte[] Foreign(Stream stream, ReadOnlySpan<byte> head)
    {
        var sample = new MemoryStream();
        if (!Ascii.IsValid(head))
            sample.Write(head);
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            while (sample.Length < EnoughAfterFirstForeign)
            {
                var got = stream.Read(buffer, 0, buffer.Length);
                if (got == 0)
                    return sample.ToArray();
                if (sample.Length > 0 || !Ascii.IsValid(buffer.AsSpan(0, got)))
                    sample.Write(buffer, 0, got);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return sample.ToArray();
    }

    /// <summary>UTF-8 when at least 95 % of the characters beyond ASCII are well formed; else GB18030 when at least 99 % are, and most of them Han or full-width signs.</summary>
    public static TextEncoding OfSample(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = CountUtf8(bytes);
        if (bad == 0 || good >= 19 * bad)
            return TextEncoding.Utf8;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")).GetString(bytes);
        var (foreign, unreadable, han) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c < 0x80)
                continue;
            foreign++;
            if (c == '\uFFFD')
                unreadable++;
            else if (c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or (>= '\u2010' and <= '\u2027'))
                han++;
        }

        return unreadable * 100 <= foreign && han * 2 >= foreign ? TextEncoding.Gb18030 : TextEncoding.Unknown;
    }

    static (int Good, int Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                break;
            bytes = bytes[ascii..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == OperationStatus.Done)
                good++;
            else if (status == OperationStatus.InvalidData)
                bad++;
            bytes = bytes[Math.Max(1, length)..];
        }

        return (good, bad);
    }

    /// <summary>A stream of UTF-8 over a stream in the given encoding.</summary>
    public static Stream ToUtf8(Stream stream, TextEncoding encoding)
    {
        if (encoding == TextEncoding.Utf8)
            return stream;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var source = encoding switch
        {
            TextEncoding.Utf16 => Encoding.Unicode,
            TextEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
            _ => Encoding.GetEncoding("GB18030"),
        };
        return Encoding.CreateTranscodingStream(stream, source, new UTF8Encoding(false));
    }
}
