using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A page of an Ogg file.</summary>
/// <remarks>Source: RFC 3533, 6.</remarks>
readonly ref struct OggPage
{
    /// <summary>Bytes before the lacing values.</summary>
    public const int HeadBytes = 27;

    /// <summary>Flags: continues a packet, begins a stream, ends one.</summary>
    public const byte Continued = 1, Begin = 2, End = 4;

    /// <summary>A packet goes on behind a segment of this length.</summary>
    public const byte MostSegmentBytes = 255;

    const int FlagsAt = 5, SerialAt = 14, SequenceAt = 18, CrcAt = 22, SegmentsAt = 26;

    static readonly uint[] table = Table();

    OggPage(ReadOnlySpan<byte> whole) => Whole = whole;

    public ReadOnlySpan<byte> Whole { get; }

    public byte Flags => Whole[FlagsAt];

    public uint Serial => BinaryPrimitives.ReadUInt32LittleEndian(Whole[SerialAt..]);

    public uint Sequence => BinaryPrimitives.ReadUInt32LittleEndian(Whole[SequenceAt..]);

    public ReadOnlySpan<byte> Lacing => Whole.Slice(HeadBytes, Whole[SegmentsAt]);

    public ReadOnlySpan<byte> Body => Whole[(HeadBytes + Whole[SegmentsAt])..];

    /// <summary>Reads the page that the file goes on with; false when it is none, is cut off, or has a wrong checksum.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out OggPage page)
    {
        page = default;
        if (file.Length < HeadBytes || !file.StartsWith("OggS\0"u8) || HeadBytes + file[SegmentsAt] is var head && head > file.Length)
            return false;
        var length = head;
        foreach (var segment in file[HeadBytes..head])
            length += segment;
        if (length > file.Length || Crc(file[..length]) != BinaryPrimitives.ReadUInt32LittleEndian(file[CrcAt..]))
            return false;
        page = new OggPage(file[..length]);
        return true;
    }

    /// <summary>Writes the head without lacing values; the checksum comes with <see cref="Seal"/>.</summary>
    /// <param name="position">The granule position; −1 when no packet ends on the page.</param>
    public static void Head(Span<byte> page, byte flags, long position, uint serial, uint sequence, int segments)
    {
        "OggS\0"u8.CopyTo(page);
        page[FlagsAt] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(page[(FlagsAt + 1)..], position);
        BinaryPrimitives.WriteUInt32LittleEndian(page[SerialAt..], serial);
        BinaryPrimitives.WriteUInt32LittleEndian(page[SequenceAt..], sequence);
        page[SegmentsAt] = (byte)segments;
    }

    /// <summary>Gives a page another number and the checksum for it.</summary>
    public static void Seal(Span<byte> page, uint sequence)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(page[SequenceAt..], sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(page[CrcAt..], Crc(page));
    }

    /// <summary>CRC-32 with 0x04C11DB7, high bit first, from 0 and not inverted; the field of the checksum counts as 0.</summary>
    static uint Crc(ReadOnlySpan<byte> page)
    {
        var crc = Crc(0, page[..CrcAt]);
        crc = Crc(crc, [0, 0, 0, 0]);
        return Crc(crc, page[SegmentsAt..]);
    }

    static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            crc = (crc << 8) ^ table[(crc >> 24) ^ one];
        return crc;
    }

    static uint[] Table()
    {
        var values = new uint[256];
        for (var index = 0u; index < values.Length; index++)
        {
            var value = index << 24;
            for (var bit = 0; bit < 8; bit++)
                value = (value << 1) ^ ((value >> 31) * 0x04C11DB7);
            values[index] = value;
        }

        return values;
    }
}
