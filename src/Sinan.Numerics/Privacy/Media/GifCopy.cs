using System.Buffers;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A GIF with its pictures, their times and how often they repeat, and nothing else.</summary>
/// <remarks>Source: GIF89a (CompuServe 1990). Comments, plain texts and application data (XMP, ICC) go, and what stands behind the trailer; only the count of repetitions of NETSCAPE2.0 stays.</remarks>
static class GifCopy
{
    const byte Extension = 0x21, Picture = 0x2C, Trailer = 0x3B, GraphicControl = 0xF9, Application = 0xFF, PlainText = 0x01;

    const int HeadBytes = 13, PictureBytes = 10;

    public static bool TryWrite(ReadOnlySpan<byte> gif, IBufferWriter<byte> clean)
    {
        if (gif.Length < HeadBytes || !(gif.StartsWith("GIF87a"u8) || gif.StartsWith("GIF89a"u8)) || HeadBytes + TableBytes(gif[10]) is var head && head > gif.Length)
            return false;
        clean.Write(gif[..head]);
        var rest = gif[head..];
        var control = ReadOnlySpan<byte>.Empty;
        var hasPicture = false;
        while (!rest.IsEmpty)
        {
            if (rest[0] == Trailer)
            {
                clean.Write((ReadOnlySpan<byte>)[Trailer]);
                return hasPicture;
            }

            int length;
            if (rest[0] == Picture && rest.Length > PictureBytes && PictureBytes + TableBytes(rest[9]) is var data && data < rest.Length && Blocks(rest[(data + 1)..]) is >= 0 and var picture)
            {
                length = data + 1 + picture;
                clean.Write(control);
                clean.Write(rest[..length]);
                control = default;
                hasPicture = true;
            }
            else if (rest[0] == Extension && rest.Length > 2 && Blocks(rest[2..]) is >= 0 and var blocks)
            {
                length = 2 + blocks;
                // A control belongs to the picture or text behind it.
                if (rest[1] == GraphicControl && rest[2] == 4 && blocks == 6)
                    control = rest[..length];
                else if (rest[1] == PlainText)
                    control = default;
                else if (rest[1] == Application && rest[2..].StartsWith("\u000BNETSCAPE2.0\u0003\u0001"u8))
                    clean.Write((ReadOnlySpan<byte>)[.. rest[..18], 0]);
            }
            else
            {
                return false;
            }

            rest = rest[length..];
        }

        return false;
    }

    /// <summary>Length of a colour table, told by the flags before it; 0 when there is none.</summary>
    static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);

    /// <summary>Length of sub-blocks with the empty one that ends them; −1 when they are cut off.</summary>
    static int Blocks(ReadOnlySpan<byte> data)
    {
        for (var at = 0; at < data.Length; at += data[at] + 1)
        {
            if (data[at] == 0)
                return at + 1;
        }

        return -1;
    }
}
