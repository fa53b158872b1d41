using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A film or recording in WebM or Matroska without what programs wrote beside it.</summary>
/// <remarks>
/// Source: RFC 9559, 5 and 26; RFC 8794. Tags, attachments, chapters, titles, names of tracks, dates, file names, checksums and elements that the standard does not put there become void elements of the same length,
/// because tables name places in the file; the names of the programs, which must be there, become empty texts. Comments within the codec data of Vorbis and FLAC go too, and tracks
/// other than picture, sound and subtitles with their blocks. The blocks of the others stay as they are. What stands behind the segment goes. O(n); memory: one copy, and a number a track that goes.
/// </remarks>
sealed class MatroskaCopy
{
    const uint Head = 0x1A45DFA3, Segment = 0x18538067, Void = 0xEC;

    const uint Seeks = 0x114D9B74, Seek = 0x4DBB, SeekId = 0x53AB, SeekPosition = 0x53AC, Info = 0x1549A966, Tracks = 0x1654AE6B, Cluster = 0x1F43B675, Cues = 0x1C53BB6B;

    const uint TimestampScale = 0x2AD7B1, Duration = 0x4489, MuxingApp = 0x4D80, WritingApp = 0x5741;

    const uint TrackEntry = 0xAE, Name = 0x536E, CodecId = 0x86, CodecPrivate = 0x63A2, CodecName = 0x258688, CodecSettings = 0x3A9697, CodecInfo = 0x3B4040, CodecDownload = 0x26B240, Attachment = 0x7446, Crc = 0xBF;

    const uint Timestamp = 0xE7, SimpleBlock = 0xA3, BlockGroup = 0xA0, PrevSize = 0xAB, Position = 0xA7, SilentTracks = 0x5854;

    /// <summary>Ids from here on have four bytes: elements of the segment and of the file.</summary>
    const uint LeastHigh = 0x1000_0000;

    /// <summary>Kinds of tracks that stay.</summary>
    const ulong Picture = 1, Sound = 2, Complex = 3, Subtitle = 17;

    const uint TrackNumber = 0xD7, TrackType = 0x83, Block = 0xA1;

    /// <summary>Numbers of the tracks that go; tracks stand before their blocks.</summary>
    readonly HashSet<ulong> removed = [];

    /// <summary>Handles the content of one element; false when it cannot be followed.</summary>
    delegate bool Taker(uint id, Span<byte> element, Span<byte> content);

    public static bool TryWrite(ReadOnlySpan<byte> film, IBufferWriter<byte> clean)
    {
        var copy = film.ToArray();
        if (!Ebml.TryHead(copy, out var id, out var head, out var size) || id != Head || size == Ebml.Unknown || !TryEach(copy.AsSpan(head, size), TryVersion))
            return false;
        for (var at = head + size; Ebml.TryHead(copy.AsSpan(at), out id, out head, out size);)
        {
            var end = size == Ebml.Unknown ? copy.Length : at + head + size;
            if (id == Segment)
            {
                if (!new MatroskaCopy().TrySegment(copy.AsSpan((at + head)..end)))
                    return false;
                clean.Write(copy.AsSpan(0, end));
                return true;
            }

            if (id != Void || size == Ebml.Unknown)
                return false;
            Ebml.Erase(copy.AsSpan(at..end));
            at = end;
        }

        return false;
    }

    bool TrySegment(Span<byte> rest)
    {
        var (hasTracks, hasCluster) = (false, false);
        while (!rest.IsEmpty)
        {
            if (!Ebml.TryHead(rest, out var id, out var head, out var size) || (size == Ebml.Unknown && id != Cluster))
                return false;
            var length = head + size;
            if (id == Cluster)
            {
                if (!TryCluster(size == Ebml.Unknown ? rest[head..] : rest.Slice(head, size), size == Ebml.Unknown, out var taken))
                    return false;
                (length, hasCluster) = (head + taken, true);
            }
            else if (id is Info or Tracks or Seeks)
            {
                if ((id == Tracks && hasCluster) || !TryEach(rest.Slice(head, size), id switch { Info => TryInfo, Tracks => TryTrack, _ => TrySeek }))
                    return false;
                hasTracks |= id == Tracks;
            }
            else if (id is Head or Segment)
            {
                return false;
            }
            else if (id != Cues)
            {
                Ebml.Erase(rest[..length]);
            }

            rest = rest[length..];
        }

        return hasTracks && hasCluster;
    }

    static bool TryEach(Span<byte> rest, Taker take)
    {
        while (!rest.IsEmpty)
        {
            if (!Ebml.TryHead(rest, out var id, out var head, out var size) || size == Ebml.Unknown || !take(id, rest[..(head + size)], rest.Slice(head, size)))
                return false;
            rest = rest[(head + size)..];
        }

        return true;
    }

    /// <summary>Keeps the versions, the kind of document and the longest lengths of ids and numbers.</summary>
    static bool TryVersion(uint id, Span<byte> element, Span<byte> content)
    {
        if (id is not (0x4282 or 0x4285 or 0x4286 or 0x4287 or 0x42F2 or 0x42F3 or 0x42F7))
            Ebml.Erase(element);
        return true;
    }

    static bool TryInfo(uint id, Span<byte> element, Span<byte> content)
    {
        if (id is MuxingApp or WritingApp)
            content.Clear();
        else if (id is not (TimestampScale or Duration))
            Ebml.Erase(element);
        return true;
    }

    /// <summary>Keeps the places of what stays.</summary>
    static bool TrySeek(uint id, Span<byte> element, Span<byte> content)
    {
        var target = 0u;
        var isSeek = id == Seek && TryEach(content, (child, whole, value) =>
        {
            if (child == SeekId && value.Length == 4)
                target = BinaryPrimitives.ReadUInt32BigEndian(value);
            else if (child != SeekPosition)
                Ebml.Erase(whole);
            return true;
        });
        if (!isSeek || target is not (Info or Tracks or Cluster or Cues or Seeks))
            Ebml.Erase(element);
        return true;
    }

    bool TryTrack(uint id, Span<byte> element, Span<byte> content)
    {
        if (id != TrackEntry)
        {
            Ebml.Erase(element);
            return true;
        }

        var (isVorbis, isFlac, kind, number) = (false, false, 0ul, 0ul);
        var isWhole = TryEach(content, (child, whole, value) =>
        {
            if (child is Name or CodecName or CodecSettings or CodecInfo or CodecDownload or Attachment or Crc or Void)
                Ebml.Erase(whole);
            else if (child == CodecId)
                (isVorbis, isFlac) = (value.StartsWith("A_VORBIS"u8), value.StartsWith("A_FLAC"u8));
            else if (child == TrackType)
                kind = Number(value);
            else if (child == TrackNumber)
                number = Number(value);
            return true;
        });
        if (!isWhole)
            return false;
        if (kind is Picture or Sound or Complex or Subtitle)
            return TryEach(content, (child, _, value) => child != CodecPrivate || (isVorbis ? XiphHeads.TryVorbis(value) : !isFlac || XiphHeads.TryFlac(value)));
        removed.Add(number);
        Ebml.Erase(element);
        return true;
    }

    static ulong Number(ReadOnlySpan<byte> value)
    {
        var number = 0ul;
        foreach (var one in value)
            number = (number << 8) | one;
        return number;
    }

    /// <summary>Whether a block, which begins with the number of its track, belongs to one that goes.</summary>
    bool IsRemoved(ReadOnlySpan<byte> block) => Ebml.TryNumber(block, out var number, out _) && removed.Contains(number);

    bool IsRemovedGroup(Span<byte> group)
    {
        var isRemoved = false;
        _ = TryEach(group, (child, _, value) =>
        {
            isRemoved |= child == Block && IsRemoved(value);
            return true;
        });
        return isRemoved;
    }

    bool TryCluster(Span<byte> rest, bool isOpen, out int taken)
    {
        for (taken = 0; !rest.IsEmpty;)
        {
            if (!Ebml.TryHead(rest, out var id, out var head, out var size))
                return false;
            if (isOpen && id >= LeastHigh)
                break;
            if (size == Ebml.Unknown)
                return false;
            var length = head + size;
            var content = rest.Slice(head, size);
            if (id is not (Timestamp or SimpleBlock or BlockGroup or PrevSize or Position or SilentTracks) || (id == SimpleBlock && IsRemoved(content)) || (id == BlockGroup && IsRemovedGroup(content)))
                Ebml.Erase(rest[..length]);
            rest = rest[length..];
            taken += length;
        }

        return true;
    }
}
