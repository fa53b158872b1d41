using static Sinan.Numerics.Tests.Privacy.Media.WebmFiles;

namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>What is left of films, byte for byte; the files are in <see cref="WebmFiles"/> and <see cref="FilmFiles"/>.</summary>
public sealed class FilmCopyTests
{
    const string Webm = "video/webm", Mp4 = "video/mp4";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_webm_keeps_the_places_of_its_blocks(bool isLive) => Assert.Equal(Film(isLive, isClean: true), RecordingFiles.Kept(Film(isLive), Webm));

    static byte[] Head => Element(0x1A45DFA3, [.. Element(0x4282, [.. "webm"u8])]);

    static byte[] Tracks => Element(0x1654AE6B, [.. Element(0xAE, [.. Element(0xD7, [1]), .. Element(0x83, [2])])]);

    static byte[] Cluster => Element(0x1F43B675, [.. Element(0xE7, [0])]);

    static byte[][] BrokenWebms =>
    [
        // Without a segment; without tracks; without sound; tracks behind it; cut off; another thing before the segment.
        Head, [.. Head, .. Element(0x18538067, Cluster)], [.. Head, .. Element(0x18538067, Tracks)], [.. Head, .. Element(0x18538067, [.. Cluster, .. Tracks])], [.. Head, .. Element(0x18538067, [.. Tracks, .. Cluster])[..^1]],
        [.. Head, .. Element(0x1254C367, []), .. Element(0x18538067, [.. Tracks, .. Cluster])],
        // Tags of unknown length; a child longer than its cluster; no element; Vorbis without its packets; FLAC with a block that is too long.
        [.. Head, .. Element(0x18538067, [.. Tracks, .. Cluster, 0x12, 0x54, 0xC3, 0x67, 0xFF, 0])], [.. Head, .. Element(0x18538067, [.. Tracks, .. Element(0x1F43B675, [0xA3, 0x85, 1])])],
        [.. Head, .. Element(0x18538067, [.. Tracks, .. Cluster, 0])], [.. Head, .. Element(0x18538067, [.. Codec("A_VORBIS"u8, [2, 1, 1, 0, 0, 0]), .. Cluster])],
        [.. Head, .. Element(0x18538067, [.. Codec("A_FLAC"u8, [.. "fLaC"u8, 4, 0, 0, 9, 1]), .. Cluster])],
    ];

    [Fact]
    public void The_smallest_webm_stays_as_it_is()
    {
        byte[] film = [.. Head, .. Element(0x18538067, [.. Tracks, .. Cluster])];

        Assert.Equal(film, RecordingFiles.Kept(film, Webm));
    }

    [Fact]
    public void A_webm_that_cannot_be_followed_is_refused() => Assert.All(BrokenWebms, film => Assert.Null(RecordingFiles.Clean(film, Webm)));

    [Fact]
    public void A_film_keeps_the_places_of_its_samples_and_loses_tracks_of_positions_and_of_the_clock() => Assert.Equal(FilmFiles.Clean, RecordingFiles.Kept(FilmFiles.Film, Mp4));

    [Fact]
    public void A_film_in_fragments_keeps_runs_of_picture_and_is_refused_with_runs_of_positions()
    {
        Assert.Equal([.. FilmFiles.Clean, .. FilmFiles.Fragmented(1)[FilmFiles.Film.Length..^14], .. FilmFiles.Box("free"u8, new byte[6])], RecordingFiles.Kept(FilmFiles.Fragmented(1), Mp4));
        Assert.Null(RecordingFiles.Clean(FilmFiles.Fragmented(2), Mp4));
    }

    [Fact]
    public void A_film_without_picture_and_sound_is_refused() => Assert.Null(RecordingFiles.Clean([.. FilmFiles.Box("ftyp"u8, [.. "isom"u8]), .. FilmFiles.Box("mdat"u8, [.. "SECRET"u8])], Mp4));

    // The table of positions is moved onto the picture: what is played stays as it is.
    [Fact]
    public void Samples_that_two_tracks_name_stay()
    {
        var film = FilmFiles.Film.ToArray();
        film[film.AsSpan().IndexOf("co64"u8) + 19] -= 3;

        Assert.Equal([1, 2, 3], RecordingFiles.Kept(film, Mp4)[38..41]);
    }

    [Theory]
    [InlineData("co64", 18, 1)]
    [InlineData("co64", 12, 255)]
    [InlineData("co64", 11, 9)]
    [InlineData("stz2", 15, 99)]
    [InlineData("stz2", 11, 5)]
    public void Positions_outside_the_samples_and_tables_longer_than_their_box_are_refused(string box, int at, byte value)
    {
        var film = FilmFiles.Film.ToArray();
        film[film.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(box)) + at] = value;

        Assert.Null(RecordingFiles.Clean(film, Mp4));
    }

    // The last table of sizes is that of the clock: three samples of 2 bytes become three of 514.
    [Fact]
    public void A_track_with_more_bytes_than_the_film_is_refused()
    {
        var film = FilmFiles.Film.ToArray();
        film[film.AsSpan().LastIndexOf("stsz"u8) + 10] = 2;

        Assert.Null(RecordingFiles.Clean(film, Mp4));
    }

    static byte[] Codec(ReadOnlySpan<byte> id, byte[] data) => Element(0x1654AE6B, [.. Element(0xAE, [.. Element(0xD7, [1]), .. Element(0x83, [2]), .. Element(0x86, [.. id]), .. Element(0x63A2, data)])]);
}
