using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>The time column by itself, so that a loop keeps its addresses in registers.</summary>
readonly unsafe struct TickColumn(uint* low, byte* high)
{
    readonly uint* low = low;
    readonly byte* high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(long position) => high is null ? low[position] : low[position] | ((long)high[position] << 32);
}
