namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>A film put together after ISO/IEC 14496-12: a track of pictures in two chunks, and between and behind them one of positions and one of the clock.</summary>
static class FilmFiles
{
    /// <summary>ftyp has 16 bytes, a foreign box 14, the head of mdat 8.</summary>
    const int FirstSample = 38;

    public static readonly byte[] Film = Whole(isClean: false);

    /// <summary>What is to be left of it.</summary>
    public static readonly byte[] Clean = Whole(isClean: true);

    /// <summary>With a run of samples of a track.</summary>
    public static byte[] Fragmented(byte track) => [.. Film, .. Box("moof"u8, [.. Box("traf"u8, [.. Box("tfhd"u8, [0, 0, 0, 0, 0, 0, 0, track]), .. Box("uuid"u8, [.. "SECRET"u8])])])];

    public static byte[] Box(ReadOnlySpan<byte> type, byte[] content) => [0, 0, (byte)((content.Length + 8) >> 8), (byte)(content.Length + 8), .. type, .. content];

    static byte[] Whole(bool isClean)
    {
        byte[] Gone(byte[] box) => isClean ? Box("free"u8, new byte[box.Length - 8]) : box;
        byte[] Text(int length) => isClean ? new byte[length] : [.. "SECRET"u8, .. new byte[length - 6]];
        byte[] times = isClean ? new byte[8] : [1, 1, 1, 1, 2, 2, 2, 2];
        // 3 bytes of picture, 6 of positions, 2 and 1 of picture, 4 + 2 of positions (two samples), 6 of the clock.
        byte[] samples = isClean ? [1, 2, 3, 0, 0, 0, 0, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] : [1, 2, 3, .. "SECRET"u8, 4, 5, 6, .. "SECRET"u8, .. "SECRET"u8];
        byte[] entry = Box("avc1"u8, [.. new byte[12], .. isClean ? new byte[4] : "SECR"u8.ToArray(), .. new byte[8], 0, 16, 0, 8, .. new byte[14], .. Text(32), 0, 24, 255, 255]);
        var picture = Track(
            1, times, Handler("vide"u8, Text(13)), Box("stsd"u8, [0, 0, 0, 0, 0, 0, 0, 1, .. entry]),
            // One sample in the first chunk, two in the second.
            Box("stsc"u8, [0, 0, 0, 0, 0, 0, 0, 2, .. Run(1, 1), .. Run(2, 2)]), Box("stsz"u8, [.. new byte[8], 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1]), Box("stco"u8, [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, FirstSample, 0, 0, 0, FirstSample + 9]),
            Gone(Box("meta"u8, [.. "SECRET"u8])));
        var positions = Track(
            2, [1, 1, 1, 1, 2, 2, 2, 2], Handler("meta"u8, [.. "SECRET"u8, 0]), Box("stsd"u8, [0, 0, 0, 0, 0, 0, 0, 1, .. Box("mebx"u8, [.. "SECRET"u8])]),
            Box("stsc"u8, [0, 0, 0, 0, 0, 0, 0, 2, .. Run(1, 1), .. Run(2, 2)]), Box("stz2"u8, [0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3, 0x64, 0x20]), Box("co64"u8, [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, FirstSample + 3, 0, 0, 0, 0, 0, 0, 0, FirstSample + 12]), []);
        var clock = Track(
            3, [1, 1, 1, 1, 2, 2, 2, 2], Handler("tmcd"u8, [0]), Box("stsd"u8, new byte[8]), Box("stsc"u8, [0, 0, 0, 0, 0, 0, 0, 1, .. Run(1, 9)]), Box("stsz"u8, [0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 2]),
            Box("stco"u8, [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, FirstSample + 18]), []);
        return
        [
            .. Box("ftyp"u8, [.. "isom"u8, 0, 0, 0, 0]), .. Gone(Box("uuid"u8, [.. "SECRET"u8])), .. Box("mdat"u8, samples),
            .. Box(
                "moov"u8,
                [
                    .. Box("mvhd"u8, [0, 0, 0, 0, .. times, .. new byte[88]]), .. picture, .. Gone(positions), .. Gone(clock), .. Gone(Box("udta"u8, [.. Box("loci"u8, [.. "SECRET"u8])])), .. Gone(Box("meta"u8, [.. "SECRET"u8])),
                    .. Gone(Box("gps "u8, [.. "SECRET"u8])),
                ]),
            .. Gone(Box("free"u8, [.. "SECRET"u8])),
        ];
    }

    static byte[] Run(byte firstChunk, byte samples) => [0, 0, 0, firstChunk, 0, 0, 0, samples, 0, 0, 0, 1];

    static byte[] Handler(ReadOnlySpan<byte> type, byte[] name) => Box("hdlr"u8, [.. new byte[8], .. type, .. new byte[12], .. name]);

    static byte[] Track(byte id, byte[] times, byte[] handler, byte[] descriptions, byte[] runs, byte[] sizes, byte[] places, byte[] more) => Box(
        "trak"u8,
        [
            .. Box("tkhd"u8, [0, 0, 0, 7, .. times, 0, 0, 0, id, .. new byte[68]]),
            .. Box(
                "mdia"u8,
                [
                    .. Box("mdhd"u8, [0, 0, 0, 0, .. times, .. new byte[12]]), .. handler,
                    .. Box("minf"u8, [.. Box("dinf"u8, [.. Box("dref"u8, [0, 0, 0, 0, 0, 0, 0, 1, .. Box("url "u8, [0, 0, 0, 1])])]), .. Box("stbl"u8, [.. descriptions, .. runs, .. sizes, .. places])]),
                ]),
            .. more,
        ]);
}
