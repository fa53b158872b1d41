using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>Where the samples of a track lie in the file, chunk by chunk.</summary>
/// <remarks>
/// Source: ISO/IEC 14496-12, 8.7 (sizes in stsz or stz2, samples of a chunk in stsc, places of chunks in stco or co64). Reads the tables where they stand and allocates nothing; one step a sample at most, none where all
/// samples have one size.
/// </remarks>
ref struct FilmSamples
{
    const int CountAt = 4, TableAt = 8, SizesAt = 12, RunBytes = 12;

    readonly ReadOnlySpan<byte> sizes, runs, places;
    readonly int sizeBits, placeBytes;
    readonly uint size, samples, chunks;
    uint chunk, sample;
    int run;

    FilmSamples(ReadOnlySpan<byte> sizes, int sizeBits, uint size, uint samples, ReadOnlySpan<byte> runs, ReadOnlySpan<byte> places, int placeBytes, uint chunks)
    {
        this.sizes = sizes;
        this.runs = runs;
        this.places = places;
        (this.sizeBits, this.size, this.samples, this.placeBytes, this.chunks) = (sizeBits, size, samples, placeBytes, chunks);
    }

    /// <summary>Reads the tables of a track; false when one is missing or shorter than it says.</summary>
    public static bool TryRead(ReadOnlySpan<byte> film, FilmBox track, out FilmSamples read)
    {
        read = default;
        if (!track.TryFind(film, "mdia"u8, out var media) || !media.TryFind(film, "minf"u8, out var description) || !description.TryFind(film, "stbl"u8, out var tables) || !tables.TryFind(film, "stsc"u8, out var stsc))
            return false;
        var isWide = tables.TryFind(film, "co64"u8, out var stco);
        var isCompact = !tables.TryFind(film, "stsz"u8, out var stsz);
        if ((!isWide && !tables.TryFind(film, "stco"u8, out stco)) || (isCompact && !tables.TryFind(film, "stz2"u8, out stsz)))
            return false;
        var (runs, places, sizes) = (stsc.End - stsc.Content - TableAt, stco.End - stco.Content - TableAt, stsz.End - stsz.Content - SizesAt);
        if (runs < 0 || places < 0 || sizes < 0)
            return false;
        var (sizeBits, size) = isCompact ? (film[stsz.Content + CountAt + 3], 0u) : (32, Four(film, stsz.Content + CountAt));
        var (samples, chunks, placeBytes) = (Four(film, stsz.Content + TableAt), Four(film, stco.Content + CountAt), isWide ? 8 : 4);
        if (sizeBits is not (4 or 8 or 16 or 32) || (size == 0 && (ulong)samples * (uint)sizeBits > (ulong)sizes * 8) || (ulong)chunks * (uint)placeBytes > (ulong)places || (ulong)Four(film, stsc.Content + CountAt) * RunBytes > (ulong)runs)
            return false;
        read = new FilmSamples(
            film[(stsz.Content + SizesAt)..stsz.End], sizeBits, size, samples, film.Slice(stsc.Content + TableAt, (int)Four(film, stsc.Content + CountAt) * RunBytes), film[(stco.Content + TableAt)..stco.End], placeBytes, chunks);
        return true;
    }

    /// <summary>The next chunk; false behind the last one.</summary>
    public bool TryNext(out ulong place, out ulong length)
    {
        (place, length) = (0, 0);
        if (chunk == chunks || runs.IsEmpty)
            return false;
        var at = (int)chunk * placeBytes;
        place = placeBytes == 8 ? BinaryPrimitives.ReadUInt64BigEndian(places[at..]) : Four(places, at);
        chunk++;
        // A run holds up to the first chunk of the next one; chunks count from 1.
        while (run + RunBytes < runs.Length && Four(runs, run + RunBytes) <= chunk)
            run += RunBytes;
        var count = Math.Min(Four(runs, run + 4), samples - sample);
        if (size > 0)
        {
            length = (ulong)count * size;
            sample += count;
            return true;
        }

        for (var last = sample + count; sample < last; sample++)
            length += Size((int)sample);
        return true;
    }

    readonly uint Size(int index) => sizeBits switch
    {
        32 => Four(sizes, index * 4),
        16 => BinaryPrimitives.ReadUInt16BigEndian(sizes[(index * 2)..]),
        8 => sizes[index],
        _ => (uint)(index % 2 == 0 ? sizes[index / 2] >> 4 : sizes[index / 2] & 0x0F),
    };

    static uint Four(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
