using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinan.Numerics.Learning;

/// <summary>Squared Euclidean distance in four lanes of a fixed order: the same bits on every machine, with SIMD or without.</summary>
public static class Distance
{
    /// <summary>Σ (aᵢ − bᵢ)². Both spans have equal length.</summary>
    public static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (!Vector256.IsHardwareAccelerated)
            return SquaredScalar(a, b);
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b[..a.Length]);
        var lanes = Vector256<double>.Zero;
        nuint i = 0;
        for (; (int)i + 4 <= a.Length; i += 4)
        {
            var difference = Vector256.LoadUnsafe(ref first, i) - Vector256.LoadUnsafe(ref second, i);
            lanes += difference * difference;
        }

        var (l0, l1, l2, l3) = (lanes[0], lanes[1], lanes[2], lanes[3]);
        switch (a.Length - (int)i)
        {
            case 3: l2 += Square(a[(int)i + 2] - b[(int)i + 2]); goto case 2;
            case 2: l1 += Square(a[(int)i + 1] - b[(int)i + 1]); goto case 1;
            case 1: l0 += Square(a[(int)i] - b[(int)i]); break;
        }

        return l0 + l1 + (l2 + l3);
    }

    /// <summary>The twin without SIMD; equal to the last bit.</summary>
    public static double SquaredScalar(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Span<double> lanes = [0, 0, 0, 0];
        for (var i = 0; i < a.Length; i++)
            lanes[i & 3] += Square(a[i] - b[i]);
        return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
    }

    static double Square(double x) => x * x;
}
