using System.Buffers;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>One stream of an Ogg file: its headers are rebuilt with an empty comment, its sound is copied page by page.</summary>
/// <remarks>
/// Source: RFC 3533, 6; Vorbis I specification, 4.2 and 5 (Xiph.Org), with its mapping in appendix A; RFC 7845, 3 and 5; RFC 9639, 10.1. Memory: the header packets of the stream, at most as much as the file.
/// </remarks>
sealed class OggStream
{
    const int VorbisHeadBytes = 30, FlacHeadBytes = 51, OpusHeadBytes = 19, OpusFamilyAt = 18, OpusChannelsAt = 9, LeastCommentBytes = 16, LeastFlacCommentBytes = 12, BlockHeadBytes = 4;

    const byte FlacIsLast = 0x80, FlacTypes = 0x7F, FlacPadding = 1, FlacComment = 4, FlacForbidden = 127;

    readonly Kind kind;
    readonly uint serial, first;

    /// <summary>The packet that is being read, and the headers that stay, one behind the other with their lacing values.</summary>
    readonly ArrayBufferWriter<byte> packet = new(), body = new(), lacing = new();

    uint taken, shift;
    int headers;
    bool isOpen;

    OggStream(Kind kind, uint serial, uint first) => (this.kind, this.serial, this.first) = (kind, serial, first);

    enum Kind
    {
        Vorbis,
        Opus,
        Flac,
    }

    /// <summary>Whether all headers came and were written.</summary>
    public bool HasHeaders { get; private set; }

    /// <summary>A stream by its first page, which holds one packet; null for one that is neither Vorbis, Opus nor FLAC.</summary>
    public static OggStream? Begin(OggPage page)
    {
        var head = page.Body;
        if (page.Flags != OggPage.Begin || page.Lacing.IsEmpty || page.Lacing[^1] == OggPage.MostSegmentBytes || page.Lacing[..^1].IndexOfAnyExcept(OggPage.MostSegmentBytes) >= 0)
            return null;
        Kind? kind = head.StartsWith("\u0001vorbis"u8) && head.Length == VorbisHeadBytes ? Kind.Vorbis
            : head.StartsWith("OpusHead"u8) && head.Length == OpusBytes(head) ? Kind.Opus
            : head.StartsWith("\u007FFLAC"u8) && head.Length == FlacHeadBytes ? Kind.Flac
            : null;
        return kind is { } known ? new OggStream(known, page.Serial, unchecked(page.Sequence + 1)) : null;
    }

    /// <summary>Takes the next page of the stream; false when it does not follow from those before.</summary>
    public bool TryTake(OggPage page, IBufferWriter<byte> clean)
    {
        if (!HasHeaders)
            return TryHeaders(page, clean);
        var copy = clean.GetSpan(page.Whole.Length)[..page.Whole.Length];
        page.Whole.CopyTo(copy);
        // Numbers that are missing stay missing: players hear from them that something was lost.
        OggPage.Seal(copy, unchecked(page.Sequence - shift));
        clean.Advance(copy.Length);
        return true;
    }

    static int OpusBytes(ReadOnlySpan<byte> head) => head.Length < OpusHeadBytes ? -1 : head[OpusFamilyAt] == 0 ? OpusHeadBytes : OpusHeadBytes + 2 + head[OpusChannelsAt];

    bool TryHeaders(OggPage page, IBufferWriter<byte> clean)
    {
        if (page.Sequence != unchecked(first + taken) || ((page.Flags & OggPage.Continued) != 0) != isOpen || (page.Flags & OggPage.Begin) != 0)
            return false;
        taken++;
        var rest = page.Body;
        foreach (var length in page.Lacing)
        {
            // Sound begins on a page of its own.
            if (HasHeaders)
                return false;
            packet.Write(rest[..length]);
            rest = rest[length..];
            isOpen = length == OggPage.MostSegmentBytes;
            if (isOpen)
                continue;
            if (!TryHeader(packet.WrittenSpan))
                return false;
            packet.ResetWrittenCount();
        }

        if (HasHeaders)
            WriteHeaders((byte)(page.Flags & OggPage.End), clean);
        return HasHeaders || (page.Flags & OggPage.End) == 0;
    }

    bool TryHeader(ReadOnlySpan<byte> header)
    {
        headers++;
        switch (kind)
        {
            case Kind.Vorbis when headers == 1 && header.StartsWith("\u0003vorbis"u8) && header.Length >= LeastCommentBytes:
                Keep([.. "\u0003vorbis"u8, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
                return true;
            case Kind.Vorbis when headers == 2 && header.StartsWith("\u0005vorbis"u8):
                Keep(header);
                HasHeaders = true;
                return true;
            case Kind.Opus when header.StartsWith("OpusTags"u8) && header.Length >= LeastCommentBytes:
                Keep([.. "OpusTags"u8, 0, 0, 0, 0, 0, 0, 0, 0]);
                HasHeaders = true;
                return true;
            case Kind.Flac when header.Length >= BlockHeadBytes && FlacCopy.BlockBytes(header) == header.Length && (header[0] & FlacTypes) != FlacForbidden:
                // The first header counts the others, so that they stay as empty padding.
                var last = (byte)(header[0] & FlacIsLast);
                if ((header[0] & FlacTypes) == FlacComment && header.Length >= LeastFlacCommentBytes)
                    Keep([(byte)(last | FlacComment), 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0]);
                else
                    Keep([(byte)(last | FlacPadding), 0, 0, 0]);
                HasHeaders = last != 0;
                return true;
            default:
                return false;
        }
    }

    void Keep(ReadOnlySpan<byte> header)
    {
        body.Write(header);
        for (var left = header.Length; left >= 0; left -= OggPage.MostSegmentBytes)
            lacing.Write((ReadOnlySpan<byte>)[(byte)Math.Min(left, OggPage.MostSegmentBytes)]);
    }

    void WriteHeaders(byte end, IBufferWriter<byte> clean)
    {
        var values = lacing.WrittenSpan;
        var content = body.WrittenSpan;
        var (isContinued, number) = (false, first);
        while (!values.IsEmpty)
        {
            var page = values[..Math.Min(values.Length, byte.MaxValue)];
            values = values[page.Length..];
            var length = 0;
            foreach (var value in page)
                length += value;
            var size = OggPage.HeadBytes + page.Length + length;
            var target = clean.GetSpan(size)[..size];
            var endsPacket = page.IndexOfAnyExcept(OggPage.MostSegmentBytes) >= 0;
            OggPage.Head(target, (byte)((isContinued ? OggPage.Continued : 0) | (values.IsEmpty ? end : 0)), endsPacket ? 0 : -1, serial, number, page.Length);
            page.CopyTo(target[OggPage.HeadBytes..]);
            content[..length].CopyTo(target[(OggPage.HeadBytes + page.Length)..]);
            OggPage.Seal(target, number);
            clean.Advance(size);
            content = content[length..];
            isContinued = page[^1] == OggPage.MostSegmentBytes;
            number = unchecked(number + 1);
        }

        shift = unchecked(first + taken - number);
    }
}
