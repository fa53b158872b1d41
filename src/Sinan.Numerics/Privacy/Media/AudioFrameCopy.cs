using System.Buffers;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>The frames of an MP3 or AAC recording, bit for bit, and nothing that stands before, between or behind them.</summary>
/// <remarks>
/// Source: ISO/IEC 11172-3, 2.4.1.3 and 13818-3 (layer III, with the lower rates that are called 2.5), 13818-7, 6.2 (ADTS). Bytes between frames are passed over as players do it, up to two frames in a row; so is
/// a last frame that is cut off. Recordings of free format, whose frames do not tell their length, are refused. O(n); needs nothing beside the copy.
/// </remarks>
static class AudioFrameCopy
{
    const byte Sync = 0xFF, LayerBits = 0x06, Layer3 = 0x02, Adts = 0x00;

    const int HeadBytes = 4, AdtsHeadBytes = 7, AdtsRates = 13;

    /// <summary>kbit/s of layer III by the index in a frame.</summary>
    static ReadOnlySpan<ushort> Rates1 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    static ReadOnlySpan<ushort> Rates2 => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    /// <summary>Samples per second of MPEG-1; half of it in MPEG-2, a quarter in 2.5.</summary>
    static ReadOnlySpan<ushort> Frequencies => [44_100, 48_000, 32_000];

    public static bool TryWrite(ReadOnlySpan<byte> recording, IBufferWriter<byte> clean)
    {
        if (!AudioTags.TryTrim(ref recording))
            return false;
        // Some programs put ID3 before a FLAC file.
        if (recording.StartsWith("fLaC"u8))
            return FlacCopy.TryWrite(recording, clean);
        var hasFrame = false;
        while (!recording.IsEmpty)
        {
            var length = FrameBytes(recording);
            if (length == 0)
            {
                // Recordings that were put one behind the other.
                var skipped = AudioTags.First(recording) is not 0 and var tag ? tag : NextFrame(recording);
                if (skipped < 0)
                    return false;
                recording = recording[skipped..];
                continue;
            }

            clean.Write(recording[..length]);
            recording = recording[length..];
            hasFrame = true;
        }

        return hasFrame;
    }

    /// <summary>Where the next frame begins that another one or the end follows; the length of the data when there is none.</summary>
    static int NextFrame(ReadOnlySpan<byte> data)
    {
        for (var at = 1; at < data.Length; at++)
        {
            var sync = data[at..].IndexOf(Sync);
            if (sync < 0)
                break;
            at += sync;
            if (FrameBytes(data[at..]) is > 0 and var length && (at + length == data.Length || FrameBytes(data[(at + length)..]) > 0))
                return at;
        }

        return data.Length;
    }

    /// <summary>Bytes of the frame that begins here; 0 when none does or when it is cut off.</summary>
    static int FrameBytes(ReadOnlySpan<byte> data)
    {
        if (data.Length < HeadBytes || data[0] != Sync || (data[1] & 0xE0) != 0xE0)
            return 0;
        var length = (data[1] & LayerBits) switch { Layer3 => Layer3Bytes(data), Adts => AdtsBytes(data), _ => 0 };
        return length <= data.Length ? length : 0;
    }

    static int Layer3Bytes(ReadOnlySpan<byte> data)
    {
        var (version, rate, frequency) = ((data[1] >> 3) & 3, data[2] >> 4, (data[2] >> 2) & 3);
        if (version == 1 || rate is 0 or 15 || frequency == 3)
            return 0;
        var (is1, padding) = (version == 3, (data[2] >> 1) & 1);
        var hertz = Frequencies[frequency] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        return ((is1 ? 144 : 72) * 1000 * (is1 ? Rates1 : Rates2)[rate] / hertz) + padding;
    }

    static int AdtsBytes(ReadOnlySpan<byte> data) =>
        data.Length >= AdtsHeadBytes && (data[1] & 0xF0) == 0xF0 && ((data[2] >> 2) & 0x0F) < AdtsRates && (((data[3] & 3) << 11) | (data[4] << 3) | (data[5] >> 5)) is >= AdtsHeadBytes and var length ? length : 0;
}
