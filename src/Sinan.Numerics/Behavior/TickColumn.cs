using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>The time column by itself, so that a loop keeps its addresses in registers: 32 bits of ticks, and 8 or 16 more where the log is that long.</summary>
readonly unsafe struct TickColumn(uint* low, byte* high, int highWidth)
{
    readonly uint* low = low;
    readonly byte* high = high;
    readonly bool isWide = highWidth > 1;

    /// <summary>Bytes an event takes.</summary>
    public int Width => sizeof(uint) + (high is null ? 0 : isWide ? 2 : 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(long position) => high is null ? low[position] : low[position] | (HighAt(position) << 32);

    /// <summary>The first position in [from, to), whose ticks ascend, at or after a tick; <paramref name="to"/> when there is none.</summary>
    public long FirstAtOrAfter(long tick, long from, long to)
    {
        while (from < to)
        {
            var mid = (from + to) >>> 1;
            if (At(mid) < tick)
                from = mid + 1;
            else
                to = mid;
        }

        return from;
    }

    public void Write(long position, long tick)
    {
        low[position] = (uint)tick;
        if (high is null)
            return;
        if (isWide)
            ((ushort*)high)[position] = (ushort)(tick >> 32);
        else
            high[position] = (byte)(tick >> 32);
    }

    /// <summary>Copies a run of ticks to a column of the same width.</summary>
    public void CopyTo(TickColumn other, long from, long to, long count)
    {
        NativeMemory.Copy(low + from, other.low + to, (nuint)(count * sizeof(uint)));
        if (high is not null)
            NativeMemory.Copy(high + from * (isWide ? 2 : 1), other.high + to * (isWide ? 2 : 1), (nuint)(count * (isWide ? 2 : 1)));
    }

    long HighAt(long position) => isWide ? ((ushort*)high)[position] : high[position];
}
