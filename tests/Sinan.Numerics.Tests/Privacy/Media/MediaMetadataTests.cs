using System.Buffers;
using System.Buffers.Binary;
using Sinan.Numerics.Privacy.Media;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>Files put together byte by byte after the standards, with SECRET wherever a camera or a program may write it.</summary>
public sealed class MediaMetadataTests
{
    const string Jpeg = "image/jpeg", Png = "image/png", Webp = "image/webp", Gif = "image/gif", Film = "video/mp4";

    /// <summary>TIFF 6.0, little endian: one directory with Make (0x010F) far away, Orientation 6 (0x0112) and a pointer to a GPS directory (0x8825).</summary>
    static readonly byte[] exif =
    [
        .. "II*\0"u8, 8, 0, 0, 0, 3, 0,
        0x0F, 0x01, 2, 0, 7, 0, 0, 0, 50, 0, 0, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 57, 0, 0, 0,
        0, 0, 0, 0, .. "SECRET\0"u8, 1, 0, 1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>What stays of it: TIFF 6.0, big endian, Orientation 6.</summary>
    static readonly byte[] turned = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

    static readonly byte[] app0 = Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
    static readonly byte[] icc = Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9]);
    static readonly byte[] tables = Segment(0xDB, [.. new byte[65]]);
    static readonly byte[] frame = Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);

    /// <summary>Coded data with a stuffed 0xFF, a restart and, behind a second table, another scan.</summary>
    static readonly byte[] scans = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 0xFF, 0, 2, 0xFF, 0xD0, 3, .. Segment(0xC4, [0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 4, 5, 0xFF, 0xD9];

    static readonly byte[] jpeg =
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7]), .. Segment(0xE0, [.. "JFXX\0SECRET"u8]), .. Segment(0xE1, [.. "Exif\0\0"u8, .. exif]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x>SECRET</x>"u8]), .. icc, .. Segment(0xE2, [.. "MPF\0SECRET"u8]), .. Segment(0xED, [.. "Photoshop 3.0\0SECRET"u8]),
        .. Segment(0xFE, [.. "SECRET"u8]), 0xFF, .. tables, .. frame, .. scans, .. "SECRET"u8,
    ];

    static readonly byte[] webp = Riff(
        Fourcc("VP8X"u8, [0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Fourcc("ICCP"u8, [1, 2, 3]), Fourcc("VP8 "u8, [9, 9, 9]), Fourcc("EXIF"u8, [.. "Exif\0\0"u8, .. exif]), Fourcc("XMP "u8, [.. "SECRET!"u8]), Fourcc("note"u8, [.. "SECRET"u8]));

    static readonly byte[] gif =
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 5, 0, 0, 0x21, 0xFE, 6, .. "SECRET"u8, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, 6, .. "SECRET"u8, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x21, 0x01, 1, 0, 6, .. "SECRET"u8, 0, 0x21, 0xF9, 4, 0, 20, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B, .. "SECRET"u8,
    ];

    static readonly byte[] film =
    [
        .. Box("ftyp"u8, [.. "isom"u8, 0, 0, 0, 0]), .. Box("uuid"u8, [.. "SECRET"u8]), .. Box("mdat"u8, [1, 2, 3]),
        .. Box("moov"u8,
        [
            .. Box("mvhd"u8, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, .. new byte[88]]), .. Box("trak"u8, [.. Box("tkhd"u8, [1, 0, 0, 7, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, .. new byte[76]]), .. Box("mdia"u8, [.. Box("hdlr"u8, [.. new byte[8], .. "vide"u8, .. new byte[12], .. "SECRET"u8])]), .. Box("udta"u8, [.. "SECRET"u8])]),
            .. Box("udta"u8, [.. Box("\u00A9xyz"u8[1..], [.. "SECRET"u8])]), .. Box("meta"u8, [.. "SECRET"u8]),
        ]),
    ];

    static byte[] PngFile(params byte[][] chunks) => [0x89, .. "PNG\r\n\u001A\n"u8, .. chunks.SelectMany(c => c)];

    static readonly byte[] header = Chunk("IHDR"u8, [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    static readonly byte[] points = Chunk("IDAT"u8, [1, 2, 3]);
    static readonly byte[] end = Chunk("IEND"u8, []);

    static readonly byte[] png =
    [
        .. PngFile(
            header, Chunk("gAMA"u8, [0, 0, 0, 1]), Chunk("tEXt"u8, [.. "Author\0SECRET"u8]), Chunk("zTXt"u8, [.. "SECRET"u8]), Chunk("iTXt"u8, [.. "XML:com.adobe.xmp\0SECRET"u8]), Chunk("tIME"u8, [7, 234, 1, 1, 1, 1, 1]),
            Chunk("eXIf"u8, exif), Chunk("prVt"u8, [.. "SECRET"u8]), points, points, end), .. "SECRET"u8,
    ];

    public static TheoryData<string> Kinds => [Jpeg, Png, Webp, Gif, Film];

    static byte[] FileOf(string media) => media switch { Jpeg => jpeg, Png => png, Webp => webp, Gif => gif, _ => film };

    [Fact]
    public void A_jpeg_keeps_tables_frame_scans_colours_and_which_way_it_is_turned() =>
        Assert.Equal([0xFF, 0xD8, .. app0, .. Segment(0xE1, [.. "Exif\0\0"u8, .. turned]), .. icc, .. tables, .. frame, .. scans], Clean(jpeg, Jpeg));

    [Fact]
    public void An_upright_jpeg_keeps_no_exif_at_all()
    {
        byte[] upright = [.. exif];
        upright[30] = 1;
        var file = (byte[])[0xFF, 0xD8, .. Segment(0xE1, [.. "Exif\0\0"u8, .. upright]), .. tables, .. frame, .. scans];

        Assert.Equal([0xFF, 0xD8, .. tables, .. frame, .. scans], Clean(file, Jpeg));
    }

    [Fact]
    public void Colours_of_four_inks_keep_their_transform_without_what_stands_behind_it()
    {
        byte[] adobe = [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 2];
        var file = (byte[])[0xFF, 0xD8, .. Segment(0xEE, [.. adobe, .. "SECRET"u8]), .. frame, .. scans];

        Assert.Equal([0xFF, 0xD8, .. Segment(0xEE, adobe), .. frame, .. scans], Clean(file, Jpeg));
    }

    [Fact]
    public void A_png_keeps_points_colours_and_which_way_it_is_turned() =>
        Assert.Equal(PngFile(header, Chunk("gAMA"u8, [0, 0, 0, 1]), Chunk("eXIf"u8, turned), points, points, end), Clean(png, Png));

    [Fact]
    public void A_webp_keeps_points_colours_and_which_way_it_is_turned() =>
        Assert.Equal(Riff(Fourcc("VP8X"u8, [0x28, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Fourcc("ICCP"u8, [1, 2, 3]), Fourcc("VP8 "u8, [9, 9, 9]), Fourcc("EXIF"u8, turned)), Clean(webp, Webp));

    [Fact]
    public void Frames_of_a_moving_webp_keep_nothing_but_their_picture()
    {
        byte[] place = [.. new byte[16]];
        var file = Riff(Fourcc("VP8X"u8, [0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Fourcc("ANIM"u8, [0, 0, 0, 0, 0, 0]), Fourcc("ANMF"u8, [.. place, .. Fourcc("VP8L"u8, [1, 2]), .. Fourcc("note"u8, [.. "SECRET"u8])]));

        Assert.Equal(Riff(Fourcc("VP8X"u8, [0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Fourcc("ANIM"u8, [0, 0, 0, 0, 0, 0]), Fourcc("ANMF"u8, [.. place, .. Fourcc("VP8L"u8, [1, 2])])), Clean(file, Webp));
    }

    [Fact]
    public void A_simple_webp_stays_as_it_is()
    {
        var file = Riff(Fourcc("VP8L"u8, [1, 2, 3]));

        Assert.Equal(file, Clean(file, Webp));
    }

    [Fact]
    public void A_gif_keeps_its_picture_time_and_repetitions() => Assert.Equal(
        [
            .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 5, 0, 0, 0x21, 0xF9, 4, 0, 20, 0, 0, 0,
            0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
        ], Clean(gif, Gif));

    // Media keep their places, for tables of the film name them.
    [Fact]
    public void A_film_keeps_its_length_and_media_and_loses_place_device_and_times()
    {
        var clean = Clean(film, Film)!;

        Assert.Equal(film.Length, clean.Length);
        Assert.Equal(film.AsSpan().IndexOf("mdat"u8), clean.AsSpan().IndexOf("mdat"u8));
        Assert.Equal(clean.AsSpan(clean.AsSpan().IndexOf("mvhd"u8) + 8, 8).ToArray(), new byte[8]);
        Assert.Equal(clean.AsSpan(clean.AsSpan().IndexOf("tkhd"u8) + 8, 16).ToArray(), new byte[16]);
        Assert.Equal(7, clean[clean.AsSpan().IndexOf("tkhd"u8) + 7]);
        Assert.Equal(-1, clean.AsSpan().IndexOf("xyz"u8));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_secret_is_left_and_a_clean_file_stays_as_it_is(string media)
    {
        Assert.True(FileOf(media).AsSpan().IndexOf("SECRET"u8) >= 0);
        var clean = Clean(FileOf(media), media)!;

        Assert.Equal(-1, clean.AsSpan().IndexOf("SECRET"u8));
        Assert.Equal(clean, Clean(clean, media));
    }

    // What stands behind the end may be cut; before it nothing may.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_is_cut_off_is_refused(string media)
    {
        var file = FileOf(media);
        var whole = media == Film ? file.Length : file.AsSpan().LastIndexOf("SECRET"u8) is var last && media == Webp ? file.Length : last;
        for (var length = 0; length < whole; length++)
        {
            if (media != Film || !IsBorder(file, length))
                Assert.Null(Clean(file[..length], media));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damaged_files_neither_throw_nor_loop_nor_grow(string media)
    {
        var (file, random) = (FileOf(media), new SplitMix64(7));
        for (var run = 0; run < 20_000; run++)
        {
            var damaged = file[..random.NextInt(file.Length + 1)];
            for (var hit = random.NextInt(6); hit > 0 && damaged.Length > 0; hit--)
                damaged[random.NextInt(damaged.Length)] = (byte)random.NextInt(256);
            if (Clean(damaged, media) is { } clean)
            {
                Assert.True(clean.Length <= damaged.Length + 60);
                Assert.Equal(clean, Clean(clean, media));
            }
        }
    }

    [Theory]
    [InlineData(Jpeg)]
    [InlineData(Png)]
    [InlineData(Webp)]
    [InlineData(Gif)]
    public void A_file_without_a_picture_is_refused(string media) => Assert.Null(Clean(
        media switch { Jpeg => [0xFF, 0xD8, 0xFF, 0xD9], Png => PngFile(header, end), Webp => Riff(Fourcc("EXIF"u8, exif)), _ => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B] }, media));

    [Fact]
    public void A_png_with_a_critical_chunk_that_nobody_knows_is_refused() => Assert.Null(Clean(PngFile(header, Chunk("CgBI"u8, [1]), points, end), Png));

    [Fact]
    public void Files_of_other_kinds_are_copied() => Assert.Equal([1, 2, 3], Clean([1, 2, 3], "application/octet-stream"));

    static byte[]? Clean(byte[] file, string media)
    {
        var clean = new ArrayBufferWriter<byte>();
        return MediaMetadata.TryRemove(file, media, clean) ? clean.WrittenSpan.ToArray() : null;
    }

    /// <summary>Whether a film ends with a whole box here.</summary>
    static bool IsBorder(byte[] film, int length)
    {
        for (var at = 0; at <= length; at += (int)BinaryPrimitives.ReadUInt32BigEndian(film.AsSpan(at)))
        {
            if (at == length)
                return true;
        }

        return false;
    }

    static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        var chunk = (byte[])[.. new byte[4], .. type, .. content, .. new byte[4]];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Crc(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    /// <summary>As the sample code of the PNG standard does it, with a table.</summary>
    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var table = Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1)).ToArray();
        var crc = uint.MaxValue;
        foreach (var one in bytes)
            crc = table[(crc ^ one) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    static byte[] Fourcc(ReadOnlySpan<byte> type, byte[] content) => [.. type, .. Little(content.Length), .. content, .. new byte[content.Length % 2]];

    static byte[] Riff(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(c => c)];
        return [.. "RIFF"u8, .. Little(body.Length), .. body];
    }

    static byte[] Little(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];

    static byte[] Box(ReadOnlySpan<byte> type, byte[] content) => [0, 0, (byte)((content.Length + 8) >> 8), (byte)(content.Length + 8), .. type, .. content];
}
