using System.Collections;
using System.Text;

namespace Sinan.Numerics.Behavior;

/// <summary>Names by code, read in place: u64 count, u64 byte offsets (count + 1), UTF-8 bytes. A string is made only when asked for.</summary>
sealed unsafe class NameTable(byte* bytes, ulong length) : IReadOnlyList<string>
{
    readonly ulong* offsets = (ulong*)bytes + 1;
    readonly byte* text = bytes + 8 * (*(ulong*)bytes + 2);
    string?[]? made;

    public int Count { get; } = length < 16 ? 0 : checked((int)*(ulong*)bytes);

    public string this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} names.");
            var strings = LazyInitializer.EnsureInitialized(ref made, () => new string?[Count]);
            return strings[index] ??= Encoding.UTF8.GetString(text + offsets[index], (int)(offsets[index + 1] - offsets[index]));
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Bytes the names take in this form.</summary>
    public static ulong SizeOf(IReadOnlyList<string> names)
    {
        ulong size = 8 * ((ulong)names.Count + 2);
        for (var i = 0; i < names.Count; i++)
            size += (ulong)Encoding.UTF8.GetByteCount(names[i]);
        return size;
    }

    public static void Write(IReadOnlyList<string> names, byte* to)
    {
        *(ulong*)to = (ulong)names.Count;
        var offsets = (ulong*)to + 1;
        var text = to + 8 * ((ulong)names.Count + 2);
        ulong at = 0;
        for (var i = 0; i < names.Count; i++)
        {
            offsets[i] = at;
            at += (ulong)Encoding.UTF8.GetBytes(names[i], new Span<byte>(text + at, int.MaxValue));
        }

        offsets[names.Count] = at;
    }

    /// <summary>Whether these names begin with all of <paramref name="old"/>.</summary>
    public static bool Extends(IReadOnlyList<string> names, IReadOnlyList<string> old)
    {
        if (names.Count < old.Count)
            return false;
        // Comparing every name of a million items at each update would cost more than the update: ends and a stride.
        var stride = Math.Max(1, old.Count / 64);
        for (var i = 0; i < old.Count; i += stride)
        {
            if (names[i] != old[i])
                return false;
        }

        return old.Count == 0 || names[old.Count - 1] == old[^1];
    }
}
