using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>Heads of Vorbis and FLAC that another container keeps as the data of its codec: their comments are made empty in place.</summary>
/// <remarks>Source: Vorbis I specification, 5.2 (Xiph.Org); RFC 9639, 8; Matroska codec specifications (draft-ietf-cellar-codec), A_VORBIS and A_FLAC.</remarks>
static class XiphHeads
{
    const int VorbisSignatureBytes = 7, LeastVorbisBytes = 16, FlacSignatureBytes = 4, FlacBlockHeadBytes = 4;

    /// <summary>Three packets behind their lengths, which are written as sums of bytes: what the comment holds becomes the empty name of its program, of the same length.</summary>
    public static bool TryVorbis(Span<byte> codec)
    {
        if (codec.IsEmpty || codec[0] != 2)
            return false;
        var at = 1;
        if (!TryLacing(codec, ref at, out var head) || !TryLacing(codec, ref at, out var length) || (long)at + head + length > codec.Length || length < LeastVorbisBytes)
            return false;
        var comment = codec.Slice(at + head, length);
        if (!comment.StartsWith("\u0003vorbis"u8))
            return false;
        comment[VorbisSignatureBytes..].Clear();
        BinaryPrimitives.WriteInt32LittleEndian(comment[VorbisSignatureBytes..], length - LeastVorbisBytes);
        comment[^1] = 1;
        return true;
    }

    static bool TryLacing(ReadOnlySpan<byte> codec, ref int at, out int length)
    {
        for (length = 0; at < codec.Length;)
        {
            length += codec[at];
            if (codec[at++] < byte.MaxValue)
                return true;
        }

        return false;
    }

    /// <summary>The head of a FLAC file: blocks that are neither the description of the stream nor its table become padding.</summary>
    public static bool TryFlac(Span<byte> codec)
    {
        if (!codec.StartsWith("fLaC"u8))
            return false;
        for (var rest = codec[FlacSignatureBytes..]; !rest.IsEmpty;)
        {
            if (rest.Length < FlacBlockHeadBytes || FlacCopy.BlockBytes(rest) is var length && length > rest.Length)
                return false;
            if ((rest[0] & 0x7F) is not (0 or 3))
            {
                rest[0] = (byte)((rest[0] & 0x80) | 1);
                rest[FlacBlockHeadBytes..length].Clear();
            }

            rest = rest[length..];
        }

        return true;
    }
}
