using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sinan.Numerics.Behavior;

/// <summary>Finds events by their code in the code column, a vector at a time. May read <see cref="BehaviorFormat.Slack"/> bytes past the end.</summary>
/// <typeparam name="T">byte or ushort, by the index's code width.</typeparam>
static unsafe class EventScan<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Positions that one mask covers.</summary>
    public static int Lanes => 64 / sizeof(T);

    /// <summary>Bit i is set when codes[i] = code, for i below <see cref="Lanes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mask(T* codes, T code)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.Load(codes), Vector512.Create(code)).ExtractMostSignificantBits();
        if (Vector256.IsHardwareAccelerated)
        {
            var wanted = Vector256.Create(code);
            ulong low = Vector256.Equals(Vector256.Load(codes), wanted).ExtractMostSignificantBits();
            ulong high = Vector256.Equals(Vector256.Load(codes + Lanes / 2), wanted).ExtractMostSignificantBits();
            return low | (high << (Lanes / 2));
        }

        return MaskScalar(codes, code);
    }

    /// <summary>The twin of <see cref="Mask"/> without vectors.</summary>
    public static ulong MaskScalar(T* codes, T code)
    {
        ulong mask = 0;
        for (var i = 0; i < Lanes; i++)
            mask |= codes[i] == code ? 1UL << i : 0;
        return mask;
    }

    /// <summary>The bits of a mask that lie before the end of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Cut(ulong mask, long left) => left >= 64 ? mask : mask & ((1UL << (int)left) - 1);

    /// <summary>First position in [from, to) whose code is one of a set; <paramref name="to"/> when there is none.</summary>
    /// <param name="codes">First code of the column.</param>
    /// <param name="set">Wanted codes.</param>
    /// <param name="count">How many, ≥ 1.</param>
    /// <param name="from">First position to look at.</param>
    /// <param name="to">End of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Find(T* codes, T* set, int count, long from, long to)
    {
        for (; from < to; from += Lanes)
        {
            var mask = Mask(codes + from, set[0]);
            for (var i = 1; i < count; i++)
                mask |= Mask(codes + from, set[i]);
            if (mask != 0)
                return Math.Min(from + BitOperations.TrailingZeroCount(mask), to);
        }

        return to;
    }

    /// <summary>The twin of <see cref="Find"/> without vectors.</summary>
    public static long FindScalar(T* codes, T* set, int count, long from, long to)
    {
        for (; from < to; from++)
        {
            for (var i = 0; i < count; i++)
            {
                if (codes[from] == set[i])
                    return from;
            }
        }

        return to;
    }

    /// <summary>Last position in [from, to) with a code; from − 1 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long FindLast(T* codes, T code, long from, long to)
    {
        while (to > from)
        {
            // Never reads before the run: the last step looks at a whole vector from its beginning.
            var at = Math.Max(from, to - Lanes);
            var mask = Cut(Mask(codes + at, code), to - at);
            if (mask != 0)
                return at + 63 - BitOperations.LeadingZeroCount(mask);
            to = at;
        }

        return from - 1;
    }
}
