namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>What is left of recordings, byte for byte; the files are in <see cref="RecordingFiles"/>.</summary>
public sealed class RecordingCopyTests
{
    const string Mp3 = "audio/mpeg", Flac = "audio/flac", Wave = "audio/wav", Ogg = "audio/ogg";

    static byte[] Frame => RecordingFiles.Mp3Frame;

    [Fact]
    public void An_mp3_keeps_its_frames_without_the_tags_before_between_and_behind_them() => Assert.Equal([.. Frame, .. Frame, .. Frame], RecordingFiles.Kept(RecordingFiles.Mp3, Mp3));

    [Fact]
    public void An_aac_keeps_its_frames() => Assert.Equal([.. RecordingFiles.AacFrame, .. RecordingFiles.AacFrame, .. RecordingFiles.AacFrame], RecordingFiles.Kept(RecordingFiles.Aac, "audio/aac"));

    // 144 · 128,000 / 44,100 = 417.9; 72 · 8,000 / 8,000 = 72; 144 · 320,000 / 48,000 = 960; 72 · 160,000 / 22,050 = 522.4 (ISO/IEC 11172-3, 2.4.3.1; 13818-3).
    [Theory]
    [InlineData(0xFB, 0x90, 417)]
    [InlineData(0xFB, 0x92, 418)]
    [InlineData(0xE3, 0x18, 72)]
    [InlineData(0xFA, 0xE4, 960)]
    [InlineData(0xF3, 0xE0, 522)]
    public void Frames_are_as_long_as_their_heads_say(byte second, byte third, int length)
    {
        byte[] frame = [0xFF, second, third, 0, .. new byte[length - 4]];

        Assert.Equal([.. frame, .. frame], RecordingFiles.Kept([.. frame, .. frame, .. "SECRET"u8], Mp3));
        Assert.Equal(frame, RecordingFiles.Kept([.. frame, .. frame[..^1]], Mp3));
    }

    // Reserved version, free format, reserved rates of bits and of samples, layer II.
    [Theory]
    [InlineData(0xEB, 0x90)]
    [InlineData(0xFB, 0x00)]
    [InlineData(0xFB, 0xF0)]
    [InlineData(0xFB, 0x9C)]
    [InlineData(0xFD, 0x90)]
    public void A_recording_without_frames_is_refused(byte second, byte third) => Assert.Null(RecordingFiles.Clean([0xFF, second, third, 0, .. new byte[2000]], Mp3));

    static byte[][] BrokenTags =>
    [
        // Longer than the file; a length with an eighth bit; cut within its head.
        [.. "ID3\u0004\0\0\0\0\u007F\u007F"u8, .. Frame], [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0x80, .. Frame], [.. "ID3"u8],
        // APE: longer than the file, shorter than its footer, without the header that it promises.
        [.. Frame, .. "APETAGEX"u8, 0xD0, 7, 0, 0, 255, 255, 0, 0, .. new byte[16]], [.. Frame, .. "APETAGEX"u8, 0xD0, 7, 0, 0, 31, 0, 0, 0, .. new byte[16]],
        [.. Frame, .. new byte[32], .. RecordingFiles.Ape([])[32..]], [.. "APETAGEX"u8, .. Frame],
        // Lyrics without a beginning, with a wrong length, with letters for it.
        [.. Frame, .. "SECRETLYRICSEND"u8], [.. Frame, .. "LYRICSBEGIN000012LYRICS200"u8], [.. Frame, .. "LYRICSBEGIN00001ALYRICS200"u8],
    ];

    [Fact]
    public void A_tag_that_does_not_fit_is_refused() => Assert.All(BrokenTags, file => Assert.Null(RecordingFiles.Clean(file, Mp3)));

    // Its header stands 131 bytes before the end, so that 128 bytes before it stands TAG.
    [Fact]
    public void An_ape_tag_of_131_bytes_is_not_taken_for_id3() => Assert.Equal(RecordingFiles.FlacFrames, RecordingFiles.Kept([.. FlacHead(true), .. RecordingFiles.FlacFrames, .. RecordingFiles.Ape(new byte[131 - 64])], Flac)[42..]);

    [Fact]
    public void A_flac_keeps_its_description_its_table_and_its_frames() =>
        Assert.Equal([.. FlacHead(false), .. RecordingFiles.FlacBlock(0x83, RecordingFiles.FlacSeeks), .. RecordingFiles.FlacFrames], RecordingFiles.Kept(RecordingFiles.Flac, Flac));

    [Fact]
    public void A_flac_behind_id3_is_a_flac() =>
        Assert.Equal([.. FlacHead(true), .. RecordingFiles.FlacFrames], RecordingFiles.Kept([.. RecordingFiles.Id3([.. "SECRET"u8]), .. FlacHead(false), .. RecordingFiles.FlacBlock(0x84, [.. "SECRET"u8]), .. RecordingFiles.FlacFrames], Mp3));

    static byte[][] BrokenFlacs =>
    [
        // Without frames; without a description; with two; with a forbidden type; with a short description; with two tables; cut within a block.
        [.. FlacHead(true)], [.. "fLaC"u8, .. RecordingFiles.FlacBlock(0x84, []), .. RecordingFiles.FlacFrames], [.. FlacHead(false), .. RecordingFiles.FlacBlock(0x80, RecordingFiles.FlacInfo), .. RecordingFiles.FlacFrames],
        [.. FlacHead(false), .. RecordingFiles.FlacBlock(0xFF, []), .. RecordingFiles.FlacFrames], [.. "fLaC"u8, .. RecordingFiles.FlacBlock(0x80, RecordingFiles.FlacInfo[1..]), .. RecordingFiles.FlacFrames],
        [.. FlacHead(false), .. RecordingFiles.FlacBlock(3, RecordingFiles.FlacSeeks), .. RecordingFiles.FlacBlock(0x83, RecordingFiles.FlacSeeks), .. RecordingFiles.FlacFrames], [.. FlacHead(false), 4, 0, 0, 9, 1],
        [.. FlacHead(true), .. "SECRET"u8],
    ];

    [Fact]
    public void A_flac_that_cannot_be_followed_is_refused() => Assert.All(BrokenFlacs, file => Assert.Null(RecordingFiles.Clean(file, Flac)));

    [Fact]
    public void A_wave_keeps_its_format_its_count_and_its_sound() => Assert.Equal(
        RecordingFiles.Riff(RecordingFiles.Chunk("fmt "u8, RecordingFiles.WaveFormat), RecordingFiles.Chunk("fact"u8, [2, 0, 0, 0]), RecordingFiles.Chunk("data"u8, [1, 2, 3, 4])), RecordingFiles.Kept(RecordingFiles.Wave, Wave));

    [Fact]
    public void A_wave_that_did_not_know_its_end_gets_its_lengths()
    {
        byte[] open = [.. "RIFF"u8, 255, 255, 255, 255, .. "WAVE"u8, .. RecordingFiles.Chunk("LIST"u8, [.. "SECRET"u8]), .. RecordingFiles.Chunk("fmt "u8, RecordingFiles.WaveFormat), .. "data"u8, 255, 255, 255, 255, 1, 2, 3, 4];

        Assert.Equal(RecordingFiles.Riff(RecordingFiles.Chunk("fmt "u8, RecordingFiles.WaveFormat), RecordingFiles.Chunk("data"u8, [1, 2, 3, 4])), RecordingFiles.Kept(open, Wave));
    }

    static byte[][] BrokenWaves
    {
        get
        {
            var (format, data) = (RecordingFiles.Chunk("fmt "u8, RecordingFiles.WaveFormat), RecordingFiles.Chunk("data"u8, [1, 2]));
            // Without sound; without format; sound before its format; two sounds; cut within the sound; half a head.
            return [RecordingFiles.Riff(format), RecordingFiles.Riff(data), RecordingFiles.Riff(data, format), RecordingFiles.Riff(format, data, data), RecordingFiles.Riff(format, data)[..^1], RecordingFiles.Riff(format, data, [.. "LIST"u8])];
        }
    }

    [Fact]
    public void A_wave_that_cannot_be_followed_is_refused() => Assert.All(BrokenWaves, file => Assert.Null(RecordingFiles.Clean(file, Wave)));

    // The check value of CRC-32/CKSUM, which inverts the same remainder (catalogue of parametrised CRC algorithms).
    [Fact]
    public void The_checksum_of_these_tests_is_the_published_one() => Assert.Equal(0x765E7680u, ~RecordingFiles.Crc("123456789"u8));

    [Fact]
    public void A_vorbis_keeps_its_setup_and_its_pages_of_sound() => Assert.Equal(
        [
            .. RecordingFiles.Page(2, 0, 7, 0, RecordingFiles.VorbisHead), .. RecordingFiles.Page(0, 0, 7, 1, RecordingFiles.NoVorbisComment, RecordingFiles.VorbisSetup), .. RecordingFiles.Page(0, 576, 7, 2, [1, 2, 3], [4, 5]),
            .. RecordingFiles.Page(4, 1152, 7, 3, [6]),
        ], RecordingFiles.Kept(RecordingFiles.Vorbis, Ogg));

    // The comment took two pages and takes one; page 5 was lost before and stays lost.
    [Fact]
    public void An_opus_gets_new_numbers_where_its_comment_needed_more_pages() => Assert.Equal(
        [
            .. RecordingFiles.Page(2, 0, 9, 0, RecordingFiles.OpusHead), .. RecordingFiles.Page(0, 0, 9, 1, RecordingFiles.NoOpusComment), .. RecordingFiles.Page(0, 960, 9, 2, [1, 2, 3]), .. RecordingFiles.Page(0, 1920, 9, 3, [4]),
            .. RecordingFiles.Page(4, 2880, 9, 5, [5]),
        ], RecordingFiles.Kept(RecordingFiles.Opus, Ogg));

    [Fact]
    public void A_flac_in_ogg_keeps_the_number_of_its_headers() => Assert.Equal(
        [
            .. RecordingFiles.Page(2, 0, 5, 0, RecordingFiles.OggFlacHead), .. RecordingFiles.Page(0, 0, 5, 1, [4, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0], [0x81, 0, 0, 0]), .. RecordingFiles.Page(4, 4096, 5, 2, RecordingFiles.FlacFrames),
        ], RecordingFiles.Kept(RecordingFiles.OggFlac, Ogg));

    // 16 + 65,025 bytes of headers need 1 + 256 lacing values: two pages.
    [Fact]
    public void A_long_setup_goes_on_over_pages()
    {
        byte[] setup = [.. "\u0005vorbis"u8, .. new byte[(255 * 255) - 7]];
        byte[] file = [.. RecordingFiles.Page(2, 0, 7, 0, RecordingFiles.VorbisHead), .. RecordingFiles.Page(0, 0, 7, 1, RecordingFiles.Comment("\u0003vorbis"u8, 1)), .. RecordingFiles.Pages(7, 2, setup).ToArray(), .. RecordingFiles.Page(4, 9, 7, 4, [1])];
        byte[] lacing = [16, .. Enumerable.Repeat((byte)255, 254)];

        Assert.Equal(
            [
                .. RecordingFiles.Page(2, 0, 7, 0, RecordingFiles.VorbisHead), .. RecordingFiles.RawPage(0, 0, 7, 1, lacing, [.. RecordingFiles.NoVorbisComment, .. setup[..(254 * 255)]]), .. RecordingFiles.RawPage(1, 0, 7, 2, [255, 0], setup[(254 * 255)..]),
                .. RecordingFiles.Page(4, 9, 7, 3, [1]),
            ], RecordingFiles.Kept(file, Ogg));
    }

    [Fact]
    public void Recordings_one_behind_the_other_are_all_cleaned()
    {
        var one = RecordingFiles.OggFlac;

        Assert.Equal([.. RecordingFiles.Kept(one, Ogg), .. RecordingFiles.Kept(RecordingFiles.Opus, Ogg)], RecordingFiles.Kept([.. one, .. RecordingFiles.Opus], Ogg));
    }

    static byte[][] BrokenOggs
    {
        get
        {
            byte[] head = RecordingFiles.Page(2, 0, 7, 0, RecordingFiles.OpusHead), tags = RecordingFiles.Page(0, 0, 7, 1, RecordingFiles.Comment("OpusTags"u8)), sound = RecordingFiles.Page(0, 9, 7, 2, [1]);
            byte[] wrong = [.. sound];
            wrong[^1] ^= 1;
            return
            [
                // A wrong checksum; a page cut off; sound on the page of the comment; no comment; a missing page of headers.
                [.. head, .. tags, .. wrong], [.. head, .. tags, .. sound[..^1]], [.. head, .. RecordingFiles.Page(0, 0, 7, 1, RecordingFiles.Comment("OpusTags"u8), [1])], head, [.. head, .. RecordingFiles.Page(0, 0, 7, 2, RecordingFiles.Comment("OpusTags"u8))],
                // A stream that nothing began; one of another kind; a second beginning; a short comment; the end within the headers; bytes between pages.
                [.. head, .. tags, .. RecordingFiles.Page(0, 9, 8, 2, [1])], [.. RecordingFiles.Page(2, 0, 8, 0, [.. "\u0080theora"u8, .. new byte[35]]), .. head, .. tags], [.. head, .. tags, .. head, .. tags],
                [.. head, .. RecordingFiles.Page(0, 0, 7, 1, [.. "OpusTags"u8])], [.. head, .. RecordingFiles.RawPage(4, -1, 7, 1, [255], [.. RecordingFiles.Comment("OpusTags"u8), .. new byte[255 - 43]])], [.. head, .. tags, 0, .. sound],
                // Something behind the first header.
                [.. RecordingFiles.Page(2, 0, 7, 0, [.. RecordingFiles.OpusHead, .. "SECRET"u8]), .. tags, .. sound],
            ];
        }
    }

    [Fact]
    public void An_ogg_that_cannot_be_followed_is_refused() => Assert.All(BrokenOggs, file => Assert.Null(RecordingFiles.Clean(file, Ogg)));

    static byte[] FlacHead(bool isAll) => [.. "fLaC"u8, .. RecordingFiles.FlacBlock((byte)(isAll ? 0x80 : 0), RecordingFiles.FlacInfo)];
}
