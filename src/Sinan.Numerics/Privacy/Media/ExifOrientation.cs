using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>The one entry of Exif that decides how a picture is shown.</summary>
/// <remarks>Source: CIPA DC-008 (Exif 2.32), 4.5 and 4.6.4 A; TIFF 6.0, section 2.</remarks>
static class ExifOrientation
{
    /// <summary>As it is stored.</summary>
    public const int Upright = 1;

    const int Tag = 0x0112, Short = 3, EntryBytes = 12;

    /// <summary>The orientation of the first directory, 1 … 8; <see cref="Upright"/> when none can be read.</summary>
    /// <param name="tiff">From the byte order on; some writers put "Exif" before it.</param>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.StartsWith("Exif\0\0"u8))
            tiff = tiff[6..];
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
            return Upright;
        var start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2)
            return Upright;
        var directory = tiff[(int)start..];
        var entries = Two(directory, isLittle);
        for (var (entry, at) = (0, 2); entry < entries && at + EntryBytes <= directory.Length; entry++, at += EntryBytes)
        {
            if (Two(directory[at..], isLittle) == Tag && Two(directory[(at + 2)..], isLittle) == Short)
                return Two(directory[(at + 8)..], isLittle) is >= Upright and <= 8 and var orientation ? orientation : Upright;
        }

        return Upright;
    }

    /// <summary>A TIFF block with this entry only: 26 bytes.</summary>
    public static byte[] Write(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    static int Two(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
