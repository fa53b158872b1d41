using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A WebP with only the chunks that its points and colours need.</summary>
/// <remarks>Source: RFC 9649, 2. Exif, XMP and unknown chunks go, in frames of moving pictures too, and so does what stands behind the end.</remarks>
static class WebpCopy
{
    const int HeadBytes = 12, ChunkHeadBytes = 8, FrameHeadBytes = 16, FeatureBytes = 10;

    /// <summary>Bits of the features that promise Exif and XMP.</summary>
    const byte HasExif = 0x08, HasXmp = 0x04;

    public static bool TryWrite(ReadOnlySpan<byte> webp, IBufferWriter<byte> clean)
    {
        if (webp.Length < HeadBytes || !webp.StartsWith("RIFF"u8) || !webp[8..].StartsWith("WEBP"u8) || BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]) is var size && (size < 4 || size > webp.Length - 8))
            return false;
        var chunks = webp[HeadBytes..((int)size + 8)];
        var features = chunks.StartsWith("VP8X"u8) ? chunks[..Math.Min(chunks.Length, ChunkHeadBytes + FeatureBytes)] : default;
        var (body, orientation) = (new ArrayBufferWriter<byte>(), ExifOrientation.Upright);
        if (!TryChunks(chunks, body, ref orientation))
            return false;
        if (features.IsEmpty)
            orientation = ExifOrientation.Upright;
        else if (features.Length < ChunkHeadBytes + FeatureBytes)
            return false;
        if (orientation > ExifOrientation.Upright)
            Chunk("EXIF"u8, ExifOrientation.Write(orientation), body);
        var head = new byte[HeadBytes + features.Length];
        webp[..HeadBytes].CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), 4 + features.Length + body.WrittenCount);
        if (!features.IsEmpty)
        {
            features.CopyTo(head.AsSpan(HeadBytes));
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(HeadBytes + 4), FeatureBytes);
            ref var flags = ref head[HeadBytes + ChunkHeadBytes];
            flags = (byte)((flags & ~(HasExif | HasXmp)) | (orientation > ExifOrientation.Upright ? HasExif : 0));
        }

        clean.Write(head);
        clean.Write(body.WrittenSpan);
        return true;
    }

    /// <summary>Copies the chunks of a file or of one frame; false when they do not fit or hold no picture.</summary>
    static bool TryChunks(ReadOnlySpan<byte> chunks, ArrayBufferWriter<byte> body, ref int orientation)
    {
        var hasPicture = false;
        while (!chunks.IsEmpty)
        {
            if (chunks.Length < ChunkHeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]) is var length && length > chunks.Length - ChunkHeadBytes)
                return false;
            var type = chunks[..4];
            var content = chunks.Slice(ChunkHeadBytes, (int)length);
            // Chunks have even lengths; some writers leave out the last filling byte.
            chunks = chunks[Math.Min(chunks.Length, ChunkHeadBytes + (int)(length + (length & 1)))..];
            if (type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8))
            {
                hasPicture = true;
                Chunk(type, content, body);
            }
            else if (type.SequenceEqual("ALPH"u8) || type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ICCP"u8))
            {
                Chunk(type, content, body);
            }
            else if (type.SequenceEqual("ANMF"u8))
            {
                var (frame, none) = (new ArrayBufferWriter<byte>(), 0);
                if (content.Length < FrameHeadBytes)
                    return false;
                frame.Write(content[..FrameHeadBytes]);
                if (!TryChunks(content[FrameHeadBytes..], frame, ref none))
                    return false;
                hasPicture = true;
                Chunk(type, frame.WrittenSpan, body);
            }
            else if (type.SequenceEqual("EXIF"u8))
            {
                orientation = ExifOrientation.Read(content);
            }
        }

        return hasPicture;
    }

    static void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content, ArrayBufferWriter<byte> body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        body.Write(type);
        body.Write(length);
        body.Write(content);
        if (content.Length % 2 == 1)
            body.Write((ReadOnlySpan<byte>)[0]);
    }
}
