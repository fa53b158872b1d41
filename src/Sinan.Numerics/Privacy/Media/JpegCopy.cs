using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A JPEG without application data and comments.</summary>
/// <remarks>
/// Source: ITU-T T.81 (ISO/IEC 10918-1), annex B. Tables, frames and scans stay, and of the application data only what colours need: JFIF without its thumbnail, ICC profiles, Adobe's colour transform.
/// What stands behind the end (further pictures of MPF, films of "motion photos") goes.
/// </remarks>
static class JpegCopy
{
    const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE;

    const int JfifBytes = 14, AdobeBytes = 12;

    public static bool TryWrite(ReadOnlySpan<byte> jpeg, IBufferWriter<byte> clean)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, StartOfImage]))
            return false;
        clean.Write((ReadOnlySpan<byte>)[0xFF, StartOfImage]);
        var rest = jpeg[2..];
        var (hasFrame, hasScan, hasOrientation) = (false, false, false);
        while (TryMarker(ref rest, out var marker))
        {
            if (marker == EndOfImage)
            {
                clean.Write((ReadOnlySpan<byte>)[0xFF, EndOfImage]);
                return hasFrame && hasScan;
            }

            if (marker is <= 0x01 or (>= 0xD0 and <= StartOfImage) || rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && (length < 2 || length > rest.Length))
                return false;
            var segment = rest[2..length];
            rest = rest[length..];
            switch (marker)
            {
                // Tables, frames, scans, restart intervals.
                case (>= 0xC0 and <= 0xCF) or (>= StartOfScan and <= 0xDF):
                    Segment(marker, segment, clean);
                    break;
                case App0 when segment.StartsWith("JFIF\0"u8) && segment.Length >= JfifBytes:
                    Segment(marker, [.. segment[..(JfifBytes - 2)], 0, 0], clean);
                    break;
                case App1 when !hasOrientation && segment.StartsWith("Exif\0\0"u8) && ExifOrientation.Read(segment) is > ExifOrientation.Upright and var orientation:
                    Segment(marker, [.. "Exif\0\0"u8, .. ExifOrientation.Write(orientation)], clean);
                    hasOrientation = true;
                    break;
                case App2 when segment.StartsWith("ICC_PROFILE\0"u8):
                    Segment(marker, segment, clean);
                    break;
                case App14 when segment.StartsWith("Adobe"u8) && segment.Length >= AdobeBytes:
                    Segment(marker, segment[..AdobeBytes], clean);
                    break;
            }

            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (marker != StartOfScan)
                continue;
            hasScan = true;
            var end = EndOfScan(rest);
            if (end < 0)
                return false;
            clean.Write(rest[..end]);
            rest = rest[end..];
        }

        return false;
    }

    /// <summary>The next marker, behind any number of fill bytes.</summary>
    static bool TryMarker(ref ReadOnlySpan<byte> rest, out byte marker)
    {
        var fill = rest.IndexOfAnyExcept((byte)0xFF);
        marker = fill > 0 ? rest[fill] : (byte)0;
        if (fill > 0)
            rest = rest[(fill + 1)..];
        return fill > 0;
    }

    /// <summary>Length of coded data: up to the first 0xFF that neither stands for itself (followed by 0) nor restarts the decoder; −1 when there is none.</summary>
    static int EndOfScan(ReadOnlySpan<byte> data)
    {
        for (var at = 0; data[at..].IndexOf((byte)0xFF) is >= 0 and var next; at += next + 2)
        {
            if (at + next + 1 >= data.Length)
                return -1;
            if (data[at + next + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at + next;
        }

        return -1;
    }

    static void Segment(byte marker, ReadOnlySpan<byte> content, IBufferWriter<byte> clean)
    {
        var head = clean.GetSpan(4);
        (head[0], head[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        clean.Advance(4);
        clean.Write(content);
    }
}
