using System.Numerics;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>What a section holds. The numbers are part of the format.</summary>
enum SectionKind : uint
{
    Stamp = 1,
    UserOffsets = 2,
    EventCodes = 3,
    TimeLow = 4,
    TimeHigh = 5,
    EventNames = 6,
    EventRollup = 7,
    ColumnName = 16,
    ColumnCodes = 17,
    ColumnTexts = 18,
    ColumnNumbers = 19,
    ColumnRaw = 20,
    ColumnRollup = 21,
}

/// <summary>First 72 bytes of an index; see README.md for the format byte by byte.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct BehaviorHeader
{
    public ulong Magic;
    public uint Version;
    public uint Sections;
    public ulong Length;
    public ulong Events;
    public uint Users;
    public uint UnitMs;
    public long BaseMs;
    public long LastMs;
    public long NextOrdinal;
    public uint Reserved;
    public uint Checksum;
}

/// <summary>One row of the section table, 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct BehaviorSection
{
    public SectionKind Kind;
    public uint Column;
    public ulong Offset;
    public ulong Length;
    public uint Width;
    public uint Checksum;
}

/// <summary>Constants and sums of the format.</summary>
static unsafe class BehaviorFormat
{
    /// <summary>"SINANBIX" as a little-endian number.</summary>
    public const ulong Magic = 0x5849_424E_414E_4953;

    public const uint Version = 3;

    /// <summary>Bytes that may be read after the last byte of a section: one vector of the widest kind.</summary>
    public const int Slack = 64;

    public const uint NoColumn = uint.MaxValue;

    /// <summary>Where the next section may begin: aligned to 64 bytes, with the slack between.</summary>
    public static ulong After(ulong end) => (end + Slack + 63) & ~63UL;

    /// <summary>CRC-32C of the bytes, eight at a time, continuing from <paramref name="crc"/>.</summary>
    public static uint Crc(byte* bytes, ulong length, uint crc = uint.MaxValue)
    {
        var words = length / 8;
        for (ulong i = 0; i < words; i++)
            crc = BitOperations.Crc32C(crc, ((ulong*)bytes)[i]);
        for (var i = words * 8; i < length; i++)
            crc = BitOperations.Crc32C(crc, bytes[i]);
        return crc;
    }

    /// <summary>The sum of header and section table, taken with the header's own sum at 0.</summary>
    public static uint CrcOfHead(byte* image, uint sections)
    {
        var header = *(BehaviorHeader*)image;
        header.Checksum = 0;
        var crc = Crc((byte*)&header, (ulong)sizeof(BehaviorHeader));
        return Crc(image + sizeof(BehaviorHeader), sections * (ulong)sizeof(BehaviorSection), crc);
    }
}
