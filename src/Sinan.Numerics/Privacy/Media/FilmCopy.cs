using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A film or recording in boxes (MP4, QuickTime) without what its camera wrote beside it.</summary>
/// <remarks>
/// Source: ISO/IEC 14496-12, 4.2, 6 and 8. Boxes of user data, metadata and foreign ones (place, device, XMP) become free space of the same length, because tables name places in the file; the times of making and
/// changing become 0. Tracks that a camera fills while it films (positions of a sports camera) are media and stay.
/// </remarks>
static class FilmCopy
{
    const int HeadBytes = 8, LongHeadBytes = 16, MostDepth = 4;

    public static bool TryWrite(ReadOnlySpan<byte> film, IBufferWriter<byte> clean)
    {
        var copy = film.ToArray();
        if (!TryClean(copy, 0))
            return false;
        clean.Write(copy);
        return true;
    }

    static bool TryClean(Span<byte> boxes, int depth)
    {
        while (!boxes.IsEmpty)
        {
            if (boxes.Length < HeadBytes)
                return false;
            var (size, head) = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(boxes), HeadBytes);
            if (size == 1 && boxes.Length >= LongHeadBytes)
                (size, head) = (BinaryPrimitives.ReadUInt64BigEndian(boxes[HeadBytes..]), LongHeadBytes);
            else if (size == 0 && depth == 0)
                size = (ulong)boxes.Length;
            if (size < (ulong)head || size > (ulong)boxes.Length)
                return false;
            var type = boxes[4..8];
            var content = boxes[head..(int)size];
            if (type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8) || type.SequenceEqual("uuid"u8) || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8) || type.SequenceEqual("wide"u8))
            {
                "free"u8.CopyTo(type);
                content.Clear();
            }
            else if (type.SequenceEqual("mvhd"u8) || type.SequenceEqual("tkhd"u8) || type.SequenceEqual("mdhd"u8))
            {
                if (content.Length < 20)
                    return false;
                // Version 1 has times of 64 bits.
                content.Slice(4, content[0] == 1 ? 16 : 8).Clear();
            }
            else if (type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8))
            {
                if (depth == MostDepth || !TryClean(content, depth + 1))
                    return false;
            }

            boxes = boxes[(int)size..];
        }

        return true;
    }
}
