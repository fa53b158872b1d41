namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>WebM put together after RFC 8794 and 9559.</summary>
static class WebmFiles
{
    /// <summary>A block of a track: number, time, flags, data.</summary>
    static readonly byte[] block = Element(0xA3, [0x81, 0, 0, 0x80, 1, 2, 3]);

    static readonly byte[] positions = Element(0xA3, [0x83, 0, 0, 0x80, .. "SECRET"u8]);

    static readonly byte[] group = Element(0xA0, [.. Element(0xA1, [0x82, 0, 0, 0, 4, 5]), .. Element(0x9B, [1])]);

    static readonly byte[] positionGroup = Element(0xA0, [.. Element(0xA1, [0x83, 0, 0, 0, .. "SECRET"u8]), .. Element(0x9B, [1])]);

    /// <summary>A film with everything that goes, or what is to be left of it.</summary>
    /// <param name="isLive">Segment and clusters do not know their lengths, as browsers record.</param>
    public static byte[] Film(bool isLive, bool isClean = false)
    {
        byte[] Gone(byte[] element) => isClean ? Void(element.Length) : element;
        byte[] Empty(uint id, string text) => Element(id, isClean ? new byte[text.Length] : [.. text.Select(c => (byte)c)]);
        byte[] seeks = Element(0x114D9B74, [.. Element(0x4DBB, [.. Element(0x53AB, [0x15, 0x49, 0xA9, 0x66]), .. Element(0x53AC, [99])]), .. Gone(Element(0x4DBB, [.. Element(0x53AB, [0x12, 0x54, 0xC3, 0x67]), .. Element(0x53AC, [98])]))]);
        byte[] info = Element(
            0x1549A966,
            [
                .. Gone(Element(0xBF, [1, 2, 3, 4])), .. Element(0x2AD7B1, [0x0F, 0x42, 0x40]), .. Element(0x4489, [0x40, 0x59, 0, 0]), .. Gone(Element(0x7BA9, [.. "SECRET"u8])), .. Gone(Element(0x4461, [0, 0, 0, 1, 2, 3, 4, 5])),
                .. Gone(Element(0x7384, [.. "SECRET.webm"u8])), .. Empty(0x4D80, "SECRET 1.0"), .. Empty(0x5741, "SECRET 2.0"),
            ]);
        byte[] comment = isClean ? [.. "\u0003vorbis"u8, 23, 0, 0, 0, .. new byte[23], 0, 0, 0, 0, 1] : RecordingFiles.Comment("\u0003vorbis"u8, 1);
        byte[] vorbis = [2, 30, (byte)comment.Length, .. RecordingFiles.VorbisHead, .. comment, .. RecordingFiles.VorbisSetup];
        byte[] flac = [.. "fLaC"u8, .. RecordingFiles.FlacBlock(0, RecordingFiles.FlacInfo), .. isClean ? RecordingFiles.FlacBlock(0x81, new byte[6]) : RecordingFiles.FlacBlock(0x84, [.. "SECRET"u8])];
        byte[] tracks = Element(
            0x1654AE6B,
            [
                .. Element(0xAE, [.. Element(0xD7, [1]), .. Element(0x83, [1]), .. Element(0x86, [.. "V_VP9"u8]), .. Gone(Element(0x536E, [.. "SECRET"u8])), .. Element(0xE0, [.. Element(0xB0, [16]), .. Element(0xBA, [8])])]),
                .. Element(0xAE, [.. Element(0xD7, [2]), .. Element(0x83, [2]), .. Element(0x63A2, vorbis), .. Element(0x86, [.. "A_VORBIS"u8])]),
                .. Element(0xAE, [.. Element(0xD7, [4]), .. Element(0x83, [2]), .. Element(0x86, [.. "A_FLAC"u8]), .. Element(0x63A2, flac)]),
                .. Gone(Element(0xAE, [.. Element(0xD7, [3]), .. Element(0x83, [33]), .. Element(0x86, [.. "D_SECRET"u8])])),
            ]);
        byte[] clusterContent = [.. Element(0xE7, [0]), .. block, .. Gone(positions), .. Gone(Element(0xEC, [.. "SECRET"u8])), .. group, .. Gone(positionGroup), .. Gone(Element(0x4321, [.. "SECRET"u8]))];
        byte[] cluster = isLive ? [0x1F, 0x43, 0xB6, 0x75, 0x01, 255, 255, 255, 255, 255, 255, 255, .. clusterContent] : Element(0x1F43B675, clusterContent);
        byte[] segment =
        [
            .. seeks, .. Gone(Element(0xEC, new byte[200])), .. info, .. tracks, .. cluster, .. cluster, .. Element(0x1C53BB6B, [0xBB, 0x80]), .. Gone(Element(0x1043A770, [.. "SECRET"u8])), .. Gone(Element(0x1941A469, [.. "SECRET"u8])),
            .. Gone(Element(0x1254C367, [.. "SECRET"u8, .. new byte[300]])),
        ];
        byte[] head = Element(0x1A45DFA3, [.. Element(0x4286, [1]), .. Element(0x4282, [.. "webm"u8]), .. Gone(Element(0xEC, [.. "SECRET"u8]))]);
        return isLive ? [.. head, 0x18, 0x53, 0x80, 0x67, 0xFF, .. segment] : [.. head, .. Gone(Element(0xEC, [.. "SECRET"u8])), .. Element(0x18538067, segment), .. isClean ? [] : "SECRET"u8.ToArray()];
    }

    /// <summary>An element with its length in two bytes, or in one when it is short (RFC 8794, 4 and 5).</summary>
    public static byte[] Element(uint id, byte[] content)
    {
        byte[] name = [.. new[] { (byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8), (byte)id }.SkipWhile(b => b == 0)];
        return content.Length < 127 ? [.. name, (byte)(0x80 | content.Length), .. content] : [.. name, (byte)(0x40 | (content.Length >> 8)), (byte)content.Length, .. content];
    }

    /// <summary>A void element of a whole length: with one byte for it up to 128, with eight above (RFC 8794, 11.3.2).</summary>
    static byte[] Void(int length) => length <= 128 ? [0xEC, (byte)(0x80 | (length - 2)), .. new byte[length - 2]] : [0xEC, 1, 0, 0, 0, 0, 0, (byte)((length - 9) >> 8), (byte)(length - 9), .. new byte[length - 9]];
}
