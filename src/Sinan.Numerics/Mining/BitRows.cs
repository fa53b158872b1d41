using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Sinan.Numerics.Mining;

/// <summary>For each of some codes, one bit for each basket that holds what all of them are added to; the space is used again.</summary>
sealed class BitRows
{
    ulong[] words = [];

    /// <summary>Codes of the rows, ascending: the most frequent item first.</summary>
    public int[] Codes { get; private set; } = [];

    /// <summary>Set bits of each row.</summary>
    public int[] Counts { get; private set; } = [];

    public int Rows { get; private set; }

    /// <summary>Words of a row.</summary>
    public int Width { get; private set; }

    /// <summary>The rows one after another.</summary>
    public Span<ulong> Words => words.AsSpan(0, Rows * Width);

    public Span<ulong> Row(int row) => words.AsSpan(row * Width, Width);

    public static int WordsFor(int bits) => (bits + 63) >> 6;

    /// <summary>Begins anew with rows of that width; bits are not cleared.</summary>
    public void Reset(int rows, int width)
    {
        (Rows, Width) = (rows, width);
        if (words.Length < rows * width)
            words = new ulong[Math.Max(rows * width, 2 * words.Length)];
        if (Codes.Length < rows)
            (Codes, Counts) = (new int[2 * rows], new int[2 * rows]);
    }

    public void Clear() => Words.Clear();

    /// <summary>Bits set in both rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        b = b[..a.Length];
        var count = 0;
        for (var w = 0; w < a.Length; w++)
            count += BitOperations.PopCount(a[w] & b[w]);
        return count;
    }

    /// <summary>The bits of a row at the places that are set in <paramref name="mask"/>, moved together.</summary>
    /// <param name="source">Row.</param>
    /// <param name="mask">Same length.</param>
    /// <param name="target">As many words as the set places of the mask need; all are written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extract(ReadOnlySpan<ulong> source, ReadOnlySpan<ulong> mask, Span<ulong> target)
    {
        var (held, filled, at) = (0UL, 0, 0);
        for (var w = 0; w < mask.Length; w++)
        {
            if (mask[w] == 0)
                continue;
            var bits = Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(source[w], mask[w]) : ExtractOneByOne(source[w], mask[w]);
            held |= bits << filled;
            var free = 64 - filled;
            filled += BitOperations.PopCount(mask[w]);
            if (filled < 64)
                continue;
            target[at++] = held;
            filled -= 64;
            held = free == 64 ? 0 : bits >> free;
        }

        if (filled > 0)
            target[at] = held;
    }

    /// <summary>What the processor's instruction does, for processors without it.</summary>
    internal static ulong ExtractOneByOne(ulong source, ulong mask)
    {
        var bits = 0UL;
        for (var bit = 1UL; mask != 0; bit <<= 1, mask &= mask - 1)
            bits |= (source & mask & (0 - mask)) != 0 ? bit : 0;
        return bits;
    }
}
