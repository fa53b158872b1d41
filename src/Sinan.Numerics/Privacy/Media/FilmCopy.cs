using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A film or recording in boxes (MP4, QuickTime) without what its camera wrote beside it.</summary>
/// <remarks>
/// Source: ISO/IEC 14496-12, 4.2, 6 and 8; QuickTime File Format (Apple), sample descriptions. Boxes of user data, metadata and all that the standard does not put there (place, device, XMP) become free space of the same
/// length, because tables name places in the file; the times of making and changing become 0, and so do the names of handlers and picture coders, in which cameras write what they are, and of files. Tracks other than
/// picture, sound and subtitles (positions while filming, the clock) become free space and their samples zeros; the samples of the tracks that stay keep every byte. A film in fragments with samples of a track that goes
/// is refused, and so is a film without a track to play. What cameras and coders put into the samples of picture and sound, or between samples, stays. O(n log n); memory: one copy, and a few numbers a track.
/// </remarks>
sealed class FilmCopy
{
    const int LetterBytes = 4, HandlerAt = 8, HandlerBytes = 24, TimesAt = 4, LeastTimesBytes = 20, EntriesAt = 8, VendorAt = 12, VendorBytes = 4, CoderAt = 42, CoderBytes = 32, FlagBytes = 4;

    readonly byte[] copy;
    readonly List<FilmBox> media = [], kept = [], removed = [];
    readonly HashSet<uint> removedIds = [], fragmentIds = [];
    bool isPicture;

    FilmCopy(ReadOnlySpan<byte> film) => copy = film.ToArray();

    /// <summary>What holds a box.</summary>
    enum Level
    {
        Film,
        Movie,
        Track,
        Media,
        Description,
        Data,
        Tables,
        Fragment,
        Run,
    }

    public static bool TryWrite(ReadOnlySpan<byte> film, IBufferWriter<byte> clean)
    {
        var work = new FilmCopy(film);
        if (!work.TryClean(0, film.Length, Level.Film) || work.kept.Count == 0 || work.removedIds.Overlaps(work.fragmentIds) || !work.TrySamples(film))
            return false;
        clean.Write(work.copy);
        return true;
    }

    /// <summary>Boxes that stay.</summary>
    static ReadOnlySpan<byte> Staying(Level level) => level switch
    {
        Level.Film => "ftypstypmoovmdatmoofmfrasidxssixpdin"u8,
        Level.Movie => "mvhdtrakmvexiodspssh"u8,
        Level.Track => "tkhdedtstreftrgrmdiataptclipmattload"u8,
        Level.Media => "mdhdhdlrminfelng"u8,
        Level.Description => "vmhdsmhdhmhdnmhdsthdgmhdhdlrdinfstbl"u8,
        Level.Data => "dref"u8,
        Level.Tables => "stsdsttscttscslgstscstszstz2stcoco64stssstshstpspadbstdpsdtpsbgpsgpdsubssaizsaio"u8,
        Level.Fragment => "mfhdtrafpssh"u8,
        _ => "tfhdtfdttrunsbgpsgpdsubssaizsaiosencsdtp"u8,
    };

    static bool Is(uint type, ReadOnlySpan<byte> letters)
    {
        for (; !letters.IsEmpty; letters = letters[LetterBytes..])
        {
            if (FilmBox.Of(letters) == type)
                return true;
        }

        return false;
    }

    bool TryClean(int at, int end, Level level)
    {
        while (at < end)
        {
            if (!FilmBox.TryRead(copy, at, end, level == Level.Film, out var box))
                return false;
            if (!Is(box.Type, Staying(level)) || (Is(box.Type, "trak"u8) && !IsPlayed(box)))
            {
                "free"u8.CopyTo(copy.AsSpan(at + LetterBytes));
                copy.AsSpan(box.Content..box.End).Clear();
            }
            else if (!TryBox(box, level))
            {
                return false;
            }

            at = box.End;
        }

        return true;
    }

    bool TryBox(FilmBox box, Level level)
    {
        switch (level)
        {
            case Level.Film when Is(box.Type, "mdat"u8):
                media.Add(box);
                return true;
            case Level.Film when Is(box.Type, "moov"u8):
                return TryClean(box.Content, box.End, Level.Movie);
            case Level.Film when Is(box.Type, "moof"u8):
                return TryClean(box.Content, box.End, Level.Fragment);
            case Level.Movie when Is(box.Type, "trak"u8):
                kept.Add(box);
                return TryClean(box.Content, box.End, Level.Track);
            case Level.Track when Is(box.Type, "mdia"u8):
                return TryClean(box.Content, box.End, Level.Media);
            case Level.Media when Is(box.Type, "minf"u8):
                return TryClean(box.Content, box.End, Level.Description);
            case Level.Description when Is(box.Type, "dinf"u8):
                return TryClean(box.Content, box.End, Level.Data);
            case Level.Description when Is(box.Type, "stbl"u8):
                return TryClean(box.Content, box.End, Level.Tables);
            case Level.Fragment when Is(box.Type, "traf"u8):
                if (!box.TryFind(copy, "tfhd"u8, out var head) || TrackId(head, 4) is not { } id)
                    return false;
                fragmentIds.Add(id);
                return TryClean(box.Content, box.End, Level.Run);
            default:
                return TryFields(box);
        }
    }

    /// <summary>Clears what is no box in a box that stays.</summary>
    bool TryFields(FilmBox box)
    {
        var content = copy.AsSpan(box.Content..box.End);
        if (Is(box.Type, "mvhdtkhdmdhd"u8))
        {
            if (content.Length < LeastTimesBytes)
                return false;
            // Version 1 has times of 64 bits.
            content.Slice(TimesAt, content[0] == 1 ? 16 : 8).Clear();
        }
        else if (Is(box.Type, "hdlr"u8))
        {
            if (content.Length < HandlerBytes)
                return false;
            // Maker and name. An empty name is a zero, whether a film writes its length or its end.
            content[(HandlerAt + LetterBytes)..].Clear();
        }
        else if (Is(box.Type, "dref"u8))
        {
            return TryEntries(box, (entry, bytes) => bytes[(entry.Content + FlagBytes)..entry.End].Clear(), FlagBytes);
        }
        else if (isPicture && Is(box.Type, "stsd"u8))
        {
            return TryEntries(
                box, (entry, bytes) =>
                {
                    bytes.Slice(entry.Content + VendorAt, VendorBytes).Clear();
                    bytes.Slice(entry.Content + CoderAt, CoderBytes).Clear();
                }, CoderAt + CoderBytes);
        }

        return true;
    }

    /// <summary>Goes over the entries of a table of boxes; false when one is cut off or shorter than its fields.</summary>
    bool TryEntries(FilmBox table, Action<FilmBox, Span<byte>> clear, int least)
    {
        if (table.End - table.Content < EntriesAt)
            return false;
        var at = table.Content + EntriesAt;
        for (var left = FilmBox.Of(copy.AsSpan(at - 4)); left > 0; left--)
        {
            if (!FilmBox.TryRead(copy, at, table.End, isOutermost: false, out var entry) || entry.End - entry.Content < least)
                return false;
            clear(entry, copy);
            at = entry.End;
        }

        return true;
    }

    /// <summary>Whether a track is picture, sound or subtitles; any other is remembered.</summary>
    bool IsPlayed(FilmBox track)
    {
        var kind = track.TryFind(copy, "mdia"u8, out var inner) && inner.TryFind(copy, "hdlr"u8, out var handler) && handler.End - handler.Content >= HandlerBytes ? FilmBox.Of(copy.AsSpan(handler.Content + HandlerAt)) : 0;
        isPicture = Is(kind, "videauxvpict"u8);
        if (isPicture || Is(kind, "sountextsbtlsubtclcp"u8))
            return true;
        removed.Add(track);
        if (track.TryFind(copy, "tkhd"u8, out var head) && head.End > head.Content && TrackId(head, copy[head.Content] == 1 ? 20 : 12) is { } id)
            removedIds.Add(id);
        return false;
    }

    uint? TrackId(FilmBox head, int at) => head.End - head.Content >= at + 4 ? BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(head.Content + at)) : null;

    /// <summary>Overwrites the samples of removed tracks; what a track that stays holds is put back, should the tables of both name one place.</summary>
    bool TrySamples(ReadOnlySpan<byte> film)
    {
        // No honest tables name more bytes than the film has.
        var left = (ulong)film.Length;
        foreach (var track in removed)
        {
            if (!FilmSamples.TryRead(film, track, out var samples))
                return false;
            while (samples.TryNext(out var place, out var length))
            {
                if (length > left || !IsMedia(place, length))
                    return false;
                left -= length;
                copy.AsSpan((int)place, (int)length).Clear();
            }
        }

        left = (ulong)film.Length;
        foreach (var track in removed.Count == 0 ? [] : kept)
        {
            if (!FilmSamples.TryRead(film, track, out var samples))
                return false;
            // Old sound has tables that count samples for bytes: they name more than there is.
            while (samples.TryNext(out var place, out var length) && length <= left)
            {
                left -= length;
                if (IsMedia(place, length))
                    film.Slice((int)place, (int)length).CopyTo(copy.AsSpan((int)place));
            }
        }

        return true;
    }

    /// <summary>Whether a chunk lies within one of the boxes of samples, which stand in the order of the file.</summary>
    bool IsMedia(ulong place, ulong length)
    {
        if (place > (ulong)copy.Length)
            return false;
        var (low, high) = (0, media.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((ulong)media[middle].Content <= place)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && place + length <= (ulong)media[low - 1].End;
    }
}
