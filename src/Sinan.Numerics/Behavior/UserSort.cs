using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Stable sort of one user's events by time, in every column; does nothing where they are in order. Reused from user to user.</summary>
sealed unsafe class UserSort(byte* codes, bool wideCodes, uint* low, byte* high, int highWidth, List<AppendedColumnBuild> columns) : IDisposable
{
    /// <summary>Bits for the place within the user beside 40 bits of tick in one sort key.</summary>
    const int PlaceBits = 23;

    readonly TickColumn ticks = new(low, high, highWidth);
    long[] keys = [];
    byte* scratch;
    nuint scratchSize;

    public void Sort(long from, long to)
    {
        if (IsSorted(from, to))
            return;
        var n = checked((int)(to - from));
        if (keys.Length < n)
            keys = new long[Math.Max(n, Math.Min(2 * keys.Length, 1 << PlaceBits))];
        var places = n <= 1 << PlaceBits && highWidth < 2 ? PackedOrder(from, n) : LongOrder(from, n);
        Permute(codes, wideCodes ? 2 : 1, from, places);
        Permute((byte*)low, sizeof(uint), from, places);
        if (high is not null)
            Permute(high, highWidth, from, places);
        foreach (var column in columns)
            Permute(column.Bytes, column.Width, from, places);
    }

    public void Dispose() => NativeMemory.Free(scratch);

    bool IsSorted(long from, long to)
    {
        if (high is null)
        {
            for (var i = from + 1; i < to; i++)
            {
                if (low[i] < low[i - 1])
                    return false;
            }

            return true;
        }

        for (var i = from + 1; i < to; i++)
        {
            if (ticks.At(i) < ticks.At(i - 1))
                return false;
        }

        return true;
    }

    /// <summary>Sorts numbers made of tick and place: unique keys, so any sort is stable.</summary>
    Span<long> PackedOrder(long from, int n)
    {
        var span = keys.AsSpan(0, n);
        for (var i = 0; i < n; i++)
            span[i] = (ticks.At(from + i) << PlaceBits) | (long)i;
        if (n <= 24)
            Insert(span);
        else
            span.Sort();
        for (var i = 0; i < n; i++)
            span[i] &= (1 << PlaceBits) - 1;
        return span;
    }

    /// <summary>A user with more than 2²³ events, or ticks of more than 40 bits: sorts ticks and places side by side.</summary>
    Span<long> LongOrder(long from, int n)
    {
        var pairs = new (long Tick, int Place)[n];
        for (var i = 0; i < n; i++)
            pairs[i] = (ticks.At(from + i), i);
        Array.Sort(pairs);
        for (var i = 0; i < n; i++)
            keys[i] = pairs[i].Place;
        return keys.AsSpan(0, n);
    }

    static void Insert(Span<long> span)
    {
        for (var i = 1; i < span.Length; i++)
        {
            var key = span[i];
            var j = i;
            for (; j > 0 && span[j - 1] > key; j--)
                span[j] = span[j - 1];
            span[j] = key;
        }
    }

    void Permute(byte* column, int width, long from, ReadOnlySpan<long> places)
    {
        var bytes = (nuint)width * (nuint)places.Length;
        if (scratchSize < bytes)
        {
            scratchSize = Math.Max(bytes, 4096);
            scratch = (byte*)NativeMemory.Realloc(scratch, scratchSize);
        }

        var first = column + from * width;
        Buffer.MemoryCopy(first, scratch, scratchSize, bytes);
        switch (width)
        {
            case 1: Gather(scratch, first, places); break;
            case 2: Gather((ushort*)scratch, (ushort*)first, places); break;
            case 4: Gather((uint*)scratch, (uint*)first, places); break;
            default: Gather((ulong*)scratch, (ulong*)first, places); break;
        }
    }

    static void Gather<T>(T* from, T* to, ReadOnlySpan<long> places)
        where T : unmanaged
    {
        for (var i = 0; i < places.Length; i++)
            to[i] = from[places[i]];
    }
}
