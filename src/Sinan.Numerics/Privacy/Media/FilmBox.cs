using System.Buffers.Binary;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>A box of a film: where its content begins and ends in the file.</summary>
/// <param name="Type">Its four letters as a number, high byte first.</param>
/// <remarks>Source: ISO/IEC 14496-12, 4.2.</remarks>
readonly record struct FilmBox(uint Type, int Content, int End)
{
    const int TypeAt = 4, HeadBytes = 8, LongHeadBytes = 16;

    /// <summary>Four letters as they stand in a box.</summary>
    public static uint Of(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    /// <summary>Reads the box that begins at a place.</summary>
    /// <param name="end">Of what holds it.</param>
    /// <param name="isOutermost">A length of 0 means up to the end; only boxes that nothing holds may have it.</param>
    public static bool TryRead(ReadOnlySpan<byte> film, int at, int end, bool isOutermost, out FilmBox box)
    {
        box = default;
        var rest = film[at..end];
        if (rest.Length < HeadBytes)
            return false;
        var (size, head) = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(rest), HeadBytes);
        if (size == 1 && rest.Length >= LongHeadBytes)
            (size, head) = (BinaryPrimitives.ReadUInt64BigEndian(rest[HeadBytes..]), LongHeadBytes);
        else if (size == 0 && isOutermost)
            size = (ulong)rest.Length;
        if (size < (ulong)head || size > (ulong)rest.Length)
            return false;
        box = new FilmBox(Of(rest[TypeAt..]), at + head, at + (int)size);
        return true;
    }

    /// <summary>The first box of a type among those within another; false when there is none or one before it is broken.</summary>
    public bool TryFind(ReadOnlySpan<byte> film, ReadOnlySpan<byte> letters, out FilmBox found)
    {
        found = default;
        for (var (at, type) = (Content, Of(letters)); at < End && TryRead(film, at, End, isOutermost: false, out var box); at = box.End)
        {
            if (box.Type != type)
                continue;
            found = box;
            return true;
        }

        return false;
    }
}
