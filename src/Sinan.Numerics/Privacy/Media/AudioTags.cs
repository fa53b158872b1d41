using System.Buffers.Binary;
using System.Globalization;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>Tags that programs put before and behind the frames of a recording: ID3v1 with and without its enhancement, ID3v2, APE, Lyrics3.</summary>
/// <remarks>Source: ID3 tag version 2.4.0, main structure (2000), 3; ID3v1.1 and Lyrics3 v1, v2.00 (id3.org); APEv2 specification (Monkey's Audio). Allocates nothing.</remarks>
static class AudioTags
{
    const int Id3Bytes = 10, Id3v1Bytes = 128, EnhancedBytes = 227, ApeBytes = 32, LyricsEndBytes = 9, LyricsSizeBytes = 6, MostLyricsBytes = 5100;

    const byte HasFooter = 0x10;

    /// <summary>Flags of an APE tag: has a header besides its footer; this is the header.</summary>
    const uint HasHeader = 1u << 31, IsHeader = 1u << 29;

    static ReadOnlySpan<byte> LyricsBegin => "LYRICSBEGIN"u8;

    /// <summary>Takes all tags off both ends; false when one does not fit into the file.</summary>
    public static bool TryTrim(ref ReadOnlySpan<byte> file) => TryTrimStart(ref file) && TryTrimEnd(ref file);

    /// <summary>Takes all tags off the end; false when one does not fit into the file.</summary>
    public static bool TryTrimEnd(ref ReadOnlySpan<byte> file)
    {
        int length;
        while ((length = Last(file)) > 0)
            file = file[..^length];
        return length == 0;
    }

    /// <summary>Bytes of the tag that the file begins with; 0 without one, −1 for one that does not fit.</summary>
    public static int First(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("ID3"u8))
            return file.Length >= Id3Bytes && file[3] < 0xFF && file[4] < 0xFF && Size(file[6..]) is >= 0 and var size ? Fitting(Id3Bytes + size + (file[3] >= 4 && (file[5] & HasFooter) != 0 ? Id3Bytes : 0), file) : -1;
        if (file.StartsWith("APETAGEX"u8))
            return file.Length >= ApeBytes && (BinaryPrimitives.ReadUInt32LittleEndian(file[20..]) & IsHeader) != 0 ? Fitting(ApeBytes + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[12..]), file) : -1;
        return 0;
    }

    static bool TryTrimStart(ref ReadOnlySpan<byte> file)
    {
        int length;
        while ((length = First(file)) > 0)
            file = file[length..];
        return length == 0;
    }

    /// <summary>Bytes of the tag that the file ends with. APE is asked first: its header, 131 bytes before the end, looks like ID3v1.</summary>
    static int Last(ReadOnlySpan<byte> file)
    {
        if (End(file, ApeBytes).StartsWith("APETAGEX"u8))
            return Ape(file);
        if (End(file, Id3v1Bytes).StartsWith("TAG"u8))
            return Id3v1Bytes + (End(file, Id3v1Bytes + EnhancedBytes).StartsWith("TAG+"u8) ? EnhancedBytes : 0);
        if (file.EndsWith("LYRICS200"u8))
            return Lyrics(file);
        if (file.EndsWith("LYRICSEND"u8))
            return file[^Math.Min(file.Length, MostLyricsBytes + LyricsBegin.Length + LyricsEndBytes)..] is var end && end.LastIndexOf(LyricsBegin) is >= 0 and var begin ? end.Length - begin : -1;
        // Three letters alone may be sound: only with the header that the footer names they are a tag.
        return End(file, Id3Bytes) is var footer && footer.StartsWith("3DI"u8) && Size(footer[6..]) is >= 0 and var size && End(file, size + (2 * Id3Bytes)).StartsWith("ID3"u8) ? size + (2 * Id3Bytes) : 0;
    }

    static int Ape(ReadOnlySpan<byte> file)
    {
        var footer = file[^ApeBytes..];
        var (size, hasHeader) = ((long)BinaryPrimitives.ReadUInt32LittleEndian(footer[12..]), (BinaryPrimitives.ReadUInt32LittleEndian(footer[20..]) & HasHeader) != 0);
        var length = Fitting(size + (hasHeader ? ApeBytes : 0), file);
        return size < ApeBytes || (hasHeader && !End(file, length).StartsWith("APETAGEX"u8)) ? -1 : length;
    }

    /// <summary>Version 2: six digits before the end say how long it is.</summary>
    static int Lyrics(ReadOnlySpan<byte> file)
    {
        var digits = End(file, LyricsSizeBytes + LyricsEndBytes);
        return !digits.IsEmpty && int.TryParse(digits[..LyricsSizeBytes], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && End(file, size + digits.Length).StartsWith(LyricsBegin) ? size + digits.Length : -1;
    }

    /// <summary>The last bytes; none when there are not so many.</summary>
    static ReadOnlySpan<byte> End(ReadOnlySpan<byte> file, int length) => length > 0 && length <= file.Length ? file[^length..] : default;

    static int Fitting(long length, ReadOnlySpan<byte> file) => length <= file.Length ? (int)length : -1;

    /// <summary>Four times seven bits; −1 when an eighth is set.</summary>
    static int Size(ReadOnlySpan<byte> bytes) => ((bytes[0] | bytes[1] | bytes[2] | bytes[3]) & 0x80) != 0 ? -1 : (bytes[0] << 21) | (bytes[1] << 14) | (bytes[2] << 7) | bytes[3];
}
