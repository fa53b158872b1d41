using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A WAVE recording with its format, its count of samples and its sound.</summary>
/// <remarks>
/// Source: Multimedia Programming Interface and Data Specifications 1.0 (IBM, Microsoft 1991), RIFF and WAVE. Lists (INFO, notes), bext (EBU Tech 3285), iXML, id3, cue points and all other chunks go, and what stands
/// behind the end. A length of 2³² − 1, which programs write that do not know the end yet, means up to the end. O(n); needs nothing beside the copy.
/// </remarks>
static class WaveCopy
{
    const int HeadBytes = 12, ChunkHeadBytes = 8, LeastFormatBytes = 14;

    public static bool TryWrite(ReadOnlySpan<byte> wave, IBufferWriter<byte> clean)
    {
        if (wave.Length < HeadBytes || !wave.StartsWith("RIFF"u8) || !wave[8..].StartsWith("WAVE"u8))
            return false;
        // Some programs count the first eight bytes too.
        var rest = wave[HeadBytes..(int)Math.Clamp(BinaryPrimitives.ReadUInt32LittleEndian(wave[4..]) + 8L, HeadBytes, wave.Length)];
        ReadOnlySpan<byte> format = default, fact = default, data = default;
        while (!rest.IsEmpty)
        {
            if (rest.Length < ChunkHeadBytes)
                return false;
            var type = rest[..4];
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length == uint.MaxValue && type.SequenceEqual("data"u8))
                length = rest.Length - ChunkHeadBytes;
            if (length > rest.Length - ChunkHeadBytes)
                return false;
            // Chunks have even lengths; some writers leave out the last filling byte.
            var content = rest.Slice(ChunkHeadBytes, (int)length);
            rest = rest[(int)Math.Min(rest.Length, ChunkHeadBytes + length + (length & 1))..];
            if (type.SequenceEqual("fmt "u8) && format.IsEmpty && content.Length >= LeastFormatBytes)
                format = content;
            else if (type.SequenceEqual("fact"u8) && fact.IsEmpty && data.IsEmpty)
                fact = content;
            else if (type.SequenceEqual("data"u8) && data.IsEmpty && !format.IsEmpty)
                data = content;
            else if (type.SequenceEqual("fmt "u8) || type.SequenceEqual("data"u8))
                return false;
        }

        if (data.IsEmpty)
            return false;
        var head = (Span<byte>)stackalloc byte[HeadBytes];
        wave[..HeadBytes].CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], 4 + ChunkBytes(format) + (fact.IsEmpty ? 0 : ChunkBytes(fact)) + ChunkHeadBytes + data.Length);
        clean.Write(head);
        Chunk("fmt "u8, format, clean);
        if (!fact.IsEmpty)
            Chunk("fact"u8, fact, clean);
        // Without a filling byte at the end, so that no copy is longer than its file.
        Head("data"u8, data.Length, clean);
        clean.Write(data);
        return true;
    }

    static int ChunkBytes(ReadOnlySpan<byte> content) => ChunkHeadBytes + content.Length + (content.Length & 1);

    static void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content, IBufferWriter<byte> clean)
    {
        Head(type, content.Length, clean);
        clean.Write(content);
        if (content.Length % 2 == 1)
            clean.Write((ReadOnlySpan<byte>)[0]);
    }

    static void Head(ReadOnlySpan<byte> type, int length, IBufferWriter<byte> clean)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, length);
        clean.Write(type);
        clean.Write(number);
    }
}
