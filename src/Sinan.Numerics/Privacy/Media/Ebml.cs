using System.Buffers.Binary;
using System.Numerics;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>Elements of EBML, the binary form of Matroska and WebM.</summary>
/// <remarks>Source: RFC 8794, 4 to 6 and 11.3.</remarks>
static class Ebml
{
    /// <summary>Length of an element that goes on until something comes that it cannot hold.</summary>
    public const int Unknown = -1;

    const byte Void = 0xEC;

    const int MostIdBytes = 4, MostSizeBytes = 8, MostShortBytes = 128;

    /// <summary>Reads the head of the element that the data begin with.</summary>
    /// <param name="id">With its marker, as the specifications write it.</param>
    /// <param name="head">Bytes of id and length, ≥ 2.</param>
    /// <param name="size">Bytes of the content, which then fits into the data, or <see cref="Unknown"/>.</param>
    /// <returns>False when the head is no head or the content is cut off.</returns>
    public static bool TryHead(ReadOnlySpan<byte> data, out uint id, out int head, out int size)
    {
        (id, head, size) = (0, 0, 0);
        if (data.IsEmpty || BitOperations.LeadingZeroCount((uint)data[0]) - 24 + 1 is var idBytes && (idBytes > MostIdBytes || idBytes >= data.Length))
            return false;
        foreach (var one in data[..idBytes])
            id = (id << 8) | one;
        if (!TryNumber(data[idBytes..], out var number, out var length))
            return false;
        head = idBytes + length;
        if (number == (1UL << (7 * length)) - 1)
            size = Unknown;
        else if (number > (ulong)(data.Length - head))
            return false;
        else
            size = (int)number;
        return true;
    }

    /// <summary>Reads a number of variable length, 1 to 8 bytes.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> data, out ulong number, out int length)
    {
        (number, length) = (0, data.IsEmpty ? 0 : BitOperations.LeadingZeroCount((uint)data[0]) - 24 + 1);
        if (length == 0 || length > MostSizeBytes || length > data.Length)
            return false;
        foreach (var one in data[..length])
            number = (number << 8) | one;
        number &= (1UL << (7 * length)) - 1;
        return true;
    }

    /// <summary>Makes of a whole element a void one of the same length, with zeros in it.</summary>
    /// <param name="element">At least two bytes.</param>
    public static void Erase(Span<byte> element)
    {
        element.Clear();
        element[0] = Void;
        if (element.Length <= MostShortBytes)
            element[1] = (byte)(0x80 | (element.Length - 2));
        else
            BinaryPrimitives.WriteUInt64BigEndian(element[1..], (1UL << 56) | (uint)(element.Length - 1 - MostSizeBytes));
    }
}
