using System.Buffers;
using System.Text;
using Sinan.Numerics.Privacy.Media;

namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>Recordings and films put together byte by byte after the standards, with SECRET wherever a camera or a program may write it.</summary>
static class RecordingFiles
{
    /// <summary>MPEG-2 layer III, 8 kbit/s, 24,000 Hz: 72 · 8,000 / 24,000 = 24 bytes (ISO/IEC 13818-3).</summary>
    public static readonly byte[] Mp3Frame = [0xFF, 0xF3, 0x14, 0xC0, .. Enumerable.Range(1, 20).Select(n => (byte)n)];

    /// <summary>ADTS with a length of 16 bytes in its 13 bits (ISO/IEC 13818-7, 6.2).</summary>
    public static readonly byte[] AacFrame = [0xFF, 0xF1, 0x50, 0x80, 2, 0x1F, 0xFC, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static readonly byte[] FlacInfo = [.. Enumerable.Range(1, 34).Select(n => (byte)n)];

    public static readonly byte[] FlacSeeks = [.. new byte[18]];

    /// <summary>Begins with the sync code of RFC 9639, 9.1.</summary>
    public static readonly byte[] FlacFrames = [0xFF, 0xF8, 0xC9, 0x18, 0, 1, 2, 3, 4, 0xFF, 0xF8, 5];

    public static readonly byte[] VorbisHead = [.. "\u0001vorbis"u8, .. new byte[22], 1];
    public static readonly byte[] VorbisSetup = [.. "\u0005vorbis"u8, .. Enumerable.Range(1, 300).Select(n => (byte)(n & 0x7F))];
    public static readonly byte[] NoVorbisComment = [.. "\u0003vorbis"u8, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    public static readonly byte[] OpusHead = [.. "OpusHead"u8, 1, 2, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0];
    public static readonly byte[] NoOpusComment = [.. "OpusTags"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    public static readonly byte[] OggFlacHead = [0x7F, .. "FLAC"u8, 1, 0, 0, 3, .. "fLaC"u8, 0, 0, 0, 34, .. FlacInfo];

    /// <summary>Format of 8,000 points of 16 bits a second.</summary>
    public static readonly byte[] WaveFormat = [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0];

    public static readonly byte[] Mp3 =
    [
        .. Id3([0, 0, 0, 6, 0, 0, .. "TPE1SECRET"u8], 0x40), .. Id3([.. "SECRET"u8], 0x10), .. Mp3Frame, .. Mp3Frame, .. Id3([.. "SECRET"u8]), .. Mp3Frame, .. Id3([.. "SECRET"u8], 0x10), .. "LYRICSBEGINSECRETLYRICSEND"u8,
        .. Ape([.. "SECRET"u8]), .. "LYRICSBEGININD0000211EAR00006SECRET000035LYRICS200"u8, .. Padded("TAG+SECRET"u8, 227), .. Padded("TAGSECRET"u8, 128),
    ];

    public static readonly byte[] Aac = [.. Id3([.. "SECRET"u8]), .. AacFrame, .. "SECRET"u8, .. AacFrame, .. AacFrame, .. Padded("TAGSECRET"u8, 128)];

    public static readonly byte[] Flac =
    [
        .. "fLaC"u8, .. FlacBlock(0, FlacInfo), .. FlacBlock(4, [6, 0, 0, 0, .. "SECRET"u8, 0, 0, 0, 0]), .. FlacBlock(2, [.. "riffSECRET"u8]), .. FlacBlock(3, FlacSeeks), .. FlacBlock(5, [.. "SECRET"u8]),
        .. FlacBlock(6, [.. "SECRET"u8]), .. FlacBlock(0x81, [.. "SECRET"u8]), .. FlacFrames, .. Ape([.. "SECRET"u8]), .. Padded("TAGSECRET"u8, 128),
    ];

    public static readonly byte[] Wave =
    [
        .. Riff(
            Chunk("bext"u8, [.. "SECRET"u8]), Chunk("fmt "u8, WaveFormat), Chunk("fact"u8, [2, 0, 0, 0]), Chunk("iXML"u8, [.. "<SECRET/>"u8]), Chunk("data"u8, [1, 2, 3, 4]), Chunk("LIST"u8, [.. "INFOIARTSECRET"u8]),
            Chunk("id3 "u8, Id3([.. "SECRET"u8])), Chunk("cue "u8, [.. "SECRET"u8])), .. "SECRET"u8,
    ];

    public static readonly byte[] Vorbis =
    [
        .. Page(2, 0, 7, 0, VorbisHead), .. Page(0, 0, 7, 1, Comment("\u0003vorbis"u8, 1), VorbisSetup), .. Page(0, 576, 7, 2, [1, 2, 3], [4, 5]), .. Page(4, 1152, 7, 3, [6]), .. "SECRET"u8,
    ];

    /// <summary>The comment on two pages, so that all later numbers change.</summary>
    public static readonly byte[] Opus =
    [
        .. Page(2, 0, 9, 0, OpusHead), .. Pages(9, 1, [.. Comment("OpusTags"u8), .. new byte[255 * 255]]), .. Page(0, 960, 9, 3, [1, 2, 3]), .. Page(0, 1920, 9, 4, [4]), .. Page(4, 2880, 9, 6, [5]),
    ];

    public static readonly byte[] OggFlac =
    [
        .. Page(2, 0, 5, 0, OggFlacHead), .. Page(0, 0, 5, 1, FlacBlock(4, Comment(""u8))), .. Page(0, 0, 5, 2, FlacBlock(6, [.. "SECRET"u8])), .. Page(0, 0, 5, 3, FlacBlock(0x82, [.. "SECRET"u8])), .. Page(4, 4096, 5, 4, FlacFrames),
    ];

    /// <summary>Kinds of files by the name of their form.</summary>
    public static readonly IReadOnlyDictionary<string, (string Media, byte[] File)> All = new Dictionary<string, (string, byte[])>(StringComparer.Ordinal)
    {
        ["MP3"] = ("audio/mpeg", Mp3),
        ["AAC"] = ("audio/aac", Aac),
        ["FLAC"] = ("audio/flac", Flac),
        ["WAVE"] = ("audio/wav", Wave),
        ["Vorbis"] = ("audio/ogg", Vorbis),
        ["Opus"] = ("audio/ogg", [.. Page(2, 0, 9, 0, OpusHead), .. Page(0, 0, 9, 1, Comment("OpusTags"u8)), .. Page(4, 960, 9, 2, [1, 2, 3], [4])]),
        ["Ogg FLAC"] = ("audio/ogg", OggFlac),
        ["WebM"] = ("video/webm", WebmFiles.Film(isLive: false)),
        ["live WebM"] = ("video/webm", WebmFiles.Film(isLive: true)),
        ["MP4"] = ("video/mp4", FilmFiles.Film),
    };

    public static byte[]? Clean(byte[] file, string media)
    {
        var clean = new ArrayBufferWriter<byte>();
        return MediaMetadata.TryRemove(file, media, clean) ? clean.WrittenSpan.ToArray() : null;
    }

    /// <summary>The clean file of one that is not refused.</summary>
    public static byte[] Kept(byte[] file, string media) => Clean(file, media) ?? throw new InvalidOperationException("The file was refused.");

    /// <summary>ID3v2.4 main structure, 3.1 and 3.4.</summary>
    public static byte[] Id3(byte[] content, byte flags = 0)
    {
        byte[] rest = [4, 0, flags, 0, 0, (byte)(content.Length >> 7), (byte)(content.Length & 0x7F)];
        return [.. "ID3"u8, .. rest, .. content, .. (flags & 0x10) == 0 ? [] : (byte[])[.. "3DI"u8, .. rest]];
    }

    /// <summary>APEv2 with a header (flags 0xA0000000) and a footer (0x80000000), each of 32 bytes.</summary>
    public static byte[] Ape(byte[] items)
    {
        byte[] start = [.. "APETAGEX"u8, 0xD0, 7, 0, 0, .. Little(items.Length + 32), 1, 0, 0, 0, 0, 0, 0];
        return [.. start, 0xA0, .. new byte[8], .. items, .. start, 0x80, .. new byte[8]];
    }

    public static byte[] Padded(ReadOnlySpan<byte> text, int length) => [.. text, .. new byte[length - text.Length]];

    public static byte[] FlacBlock(byte type, byte[] content) => [type, 0, (byte)(content.Length >> 8), (byte)content.Length, .. content];

    public static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content) => [.. type, .. Little(content.Length), .. content, .. new byte[content.Length % 2]];

    public static byte[] Riff(params byte[][] chunks) => [.. "RIFF"u8, .. Little(4 + chunks.Sum(c => c.Length)), .. "WAVE"u8, .. chunks.SelectMany(c => c)];

    /// <summary>A vendor and a comment (Vorbis I, 5.2.1); what follows is the framing bit.</summary>
    public static byte[] Comment(ReadOnlySpan<byte> signature, params byte[] framing) => [.. signature, 6, 0, 0, 0, .. "SECRET"u8, 1, 0, 0, 0, 13, 0, 0, 0, .. "ARTIST=SECRET"u8, .. framing];

    /// <summary>A page with whole packets (RFC 3533, 6).</summary>
    public static byte[] Page(byte flags, long position, int serial, int number, params byte[][] packets) =>
        RawPage(flags, position, serial, number, [.. packets.SelectMany(p => Lacing(p.Length))], [.. packets.SelectMany(p => p)]);

    public static byte[] RawPage(byte flags, long position, int serial, int number, byte[] lacing, byte[] body)
    {
        byte[] page = [.. "OggS\0"u8, flags, .. BitConverter.GetBytes(position), .. Little(serial), .. Little(number), 0, 0, 0, 0, (byte)lacing.Length, .. lacing, .. body];
        Seal(page);
        return page;
    }

    /// <summary>One packet on as many pages as it needs; a page on which none ends has the position −1.</summary>
    public static byte[] Pages(int serial, int number, byte[] packet)
    {
        var file = new List<byte>();
        var (lacing, at) = (Lacing(packet.Length).ToArray(), 0);
        for (var first = 0; first < lacing.Length; first += 255)
        {
            var page = lacing[first..Math.Min(first + 255, lacing.Length)];
            var length = page.Sum(v => v);
            file.AddRange(RawPage((byte)(first > 0 ? 1 : 0), page[^1] == 255 ? -1 : 0, serial, number++, page, packet[at..(at + length)]));
            at += length;
        }

        return [.. file];
    }

    /// <summary>Writes the checksum of a page; its field counts as zeros.</summary>
    public static void Seal(Span<byte> page)
    {
        page.Slice(22, 4).Clear();
        BitConverter.TryWriteBytes(page[22..], Crc(page));
    }

    /// <summary>Remainder by 0x04C11DB7, bit by bit.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0u;
        foreach (var one in bytes)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                var isSet = ((crc >> 31) ^ ((uint)(one >> bit) & 1)) == 1;
                crc = (crc << 1) ^ (isSet ? 0x04C11DB7u : 0);
            }
        }

        return crc;
    }

    public static bool Has(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    static byte[] Little(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];

    static IEnumerable<byte> Lacing(int length) => [.. Enumerable.Repeat((byte)255, length / 255), (byte)(length % 255)];
}
