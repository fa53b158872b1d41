using System.Buffers;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A FLAC recording with what its decoder needs: the description of the stream, the table for seeking, the frames.</summary>
/// <remarks>
/// Source: RFC 9639, 8 and 9.1. Comments, pictures, cue sheets, application data, padding and blocks of types to come go, and tags of other formats behind the frames. The table counts from the first frame and stays
/// right. O(n); needs nothing beside the copy.
/// </remarks>
static class FlacCopy
{
    const byte IsLast = 0x80, StreamInfo = 0, SeekTable = 3, Forbidden = 127;

    const int SignatureBytes = 4, HeadBytes = 4, StreamInfoBytes = 34;

    public static bool TryWrite(ReadOnlySpan<byte> flac, IBufferWriter<byte> clean)
    {
        if (!flac.StartsWith("fLaC"u8))
            return false;
        var rest = flac[SignatureBytes..];
        ReadOnlySpan<byte> info = default, seeks = default;
        bool isLast;
        do
        {
            if (rest.Length < HeadBytes || BlockBytes(rest) is var length && length > rest.Length)
                return false;
            var block = rest[..length];
            var type = block[0] & ~IsLast;
            if (info.IsEmpty != (type == StreamInfo) || type == Forbidden || (type == StreamInfo && length != HeadBytes + StreamInfoBytes) || (type == SeekTable && !seeks.IsEmpty))
                return false;
            if (type == StreamInfo)
                info = block;
            else if (type == SeekTable)
                seeks = block;
            isLast = (block[0] & IsLast) != 0;
            rest = rest[length..];
        }
        while (!isLast);

        if (!AudioTags.TryTrimEnd(ref rest) || rest.Length < 2 || rest[0] != 0xFF || (rest[1] & 0xFE) != 0xF8)
            return false;
        clean.Write("fLaC"u8);
        Block(info, seeks.IsEmpty, clean);
        if (!seeks.IsEmpty)
            Block(seeks, true, clean);
        clean.Write(rest);
        return true;
    }

    /// <summary>Bytes of a block of metadata with its head of four.</summary>
    public static int BlockBytes(ReadOnlySpan<byte> block) => HeadBytes + ((block[1] << 16) | (block[2] << 8) | block[3]);

    static void Block(ReadOnlySpan<byte> block, bool isLast, IBufferWriter<byte> clean)
    {
        clean.Write((ReadOnlySpan<byte>)[(byte)((block[0] & ~IsLast) | (isLast ? IsLast : 0))]);
        clean.Write(block[1..]);
    }
}
