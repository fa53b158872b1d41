using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A PNG with only the chunks that its points and colours need.</summary>
/// <remarks>Source: PNG, third edition (W3C 2025; ISO/IEC 15948), 5 and 11. Texts, time, Exif and chunks that the standard does not know go; so does what stands behind the end.</remarks>
static class PngCopy
{
    const int SignatureBytes = 8, ChunkBytes = 12;

    /// <summary>Ancillary chunks that change how the picture looks: transparency, colour, background, size of a point, and the frames of a moving one.</summary>
    static ReadOnlySpan<byte> Looks => "tRNSgAMAcHRMsRGBiCCPcICPmDCVcLLIsBITbKGDhISTpHYsacTLfcTLfdAT"u8;

    public static bool TryWrite(ReadOnlySpan<byte> png, IBufferWriter<byte> clean)
    {
        if (!png.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return false;
        clean.Write(png[..SignatureBytes]);
        var rest = png[SignatureBytes..];
        var (isFirst, hasData, hasOrientation) = (true, false, false);
        while (rest.Length >= ChunkBytes && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - ChunkBytes)
        {
            var chunk = rest[..((int)length + ChunkBytes)];
            var type = chunk[4..8];
            var content = chunk[8..^4];
            rest = rest[chunk.Length..];
            if (isFirst != type.SequenceEqual("IHDR"u8))
                return false;
            isFirst = false;
            if (type.SequenceEqual("IEND"u8))
            {
                clean.Write(chunk);
                return hasData && content.IsEmpty;
            }

            if (type.SequenceEqual("eXIf"u8) && !hasOrientation && ExifOrientation.Read(content) is > ExifOrientation.Upright and var orientation)
            {
                Chunk(type, ExifOrientation.Write(orientation), clean);
                hasOrientation = true;
            }
            else if (type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || IsLook(type))
            {
                clean.Write(chunk);
                hasData |= type.SequenceEqual("IDAT"u8);
            }
            else if (char.IsAsciiLetterUpper((char)type[0]))
            {
                // Critical, and no decoder knows it.
                return false;
            }
        }

        return false;
    }

    static bool IsLook(ReadOnlySpan<byte> type)
    {
        for (var looks = Looks; !looks.IsEmpty; looks = looks[4..])
        {
            if (type.SequenceEqual(looks[..4]))
                return true;
        }

        return false;
    }

    static void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content, IBufferWriter<byte> clean)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        clean.Write(number);
        clean.Write(type);
        clean.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), content));
        clean.Write(number);
    }

    /// <summary>CRC-32 of ISO 3309, bit by bit: a chunk of 26 bytes needs no table.</summary>
    static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return crc;
    }
}
