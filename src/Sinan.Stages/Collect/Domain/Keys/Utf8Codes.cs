using System.Text;

namespace Sinan.Stages.Collect.Domain.Keys;

/// <summary>Gives dense numbers to UTF-8 texts in order of appearance, without a string for those seen before.</summary>
/// <remarks>Open addressing over one arena of bytes. Not thread-safe.</remarks>
public sealed class Utf8Codes(KeyedHash hash)
{
    int[] slots = NewSlots(1024);
    ulong[] hashes = new ulong[512];
    int[] ends = new int[512];
    byte[] arena = new byte[8192];

    public int Count { get; private set; }

    /// <summary>The number of a text; a text not seen before gets the next.</summary>
    public int CodeOf(ReadOnlySpan<byte> text, out bool isNew)
    {
        var key = hash.Narrow(text);
        var slot = (int)(key & (ulong)(slots.Length - 1));
        for (; slots[slot] >= 0; slot = (slot + 1) & (slots.Length - 1))
        {
            var code = slots[slot];
            if (hashes[code] == key && BytesOf(code).SequenceEqual(text))
            {
                isNew = false;
                return code;
            }
        }

        isNew = true;
        Add(text, key, slot);
        return Count - 1;
    }

    /// <summary>The number of a text seen before; −1 for others.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var key = hash.Narrow(text);
        for (var slot = (int)(key & (ulong)(slots.Length - 1)); slots[slot] >= 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (hashes[slots[slot]] == key && BytesOf(slots[slot]).SequenceEqual(text))
                return slots[slot];
        }

        return -1;
    }

    public ReadOnlySpan<byte> BytesOf(int code)
    {
        var start = code == 0 ? 0 : ends[code - 1];
        return arena.AsSpan(start, ends[code] - start);
    }

    public string TextOf(int code) => Encoding.UTF8.GetString(BytesOf(code));

    void Add(ReadOnlySpan<byte> text, ulong key, int slot)
    {
        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + text.Length > arena.Length)
            Array.Resize(ref arena, (int)Math.Min(Array.MaxLength, Math.Max(arena.Length * 2L, start + (long)text.Length)));
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
            Array.Resize(ref hashes, Count * 2);
        }

        text.CopyTo(arena.AsSpan(start));
        ends[Count] = start + text.Length;
        hashes[Count] = key;
        slots[slot] = Count++;
        if (Count * 2 > slots.Length)
            Grow();
    }

    void Grow()
    {
        var larger = NewSlots(slots.Length * 2);
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)(hashes[code] & (ulong)(larger.Length - 1));
            while (larger[slot] >= 0)
                slot = (slot + 1) & (larger.Length - 1);
            larger[slot] = code;
        }

        slots = larger;
    }

    static int[] NewSlots(int size)
    {
        var slots = new int[size];
        Array.Fill(slots, -1);
        return slots;
    }
}
