using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinan.Numerics.Text;

/// <summary>
/// Products of short vectors in an order that is the same on every processor: sixteen running sums, whatever the width of the registers, and never a fused
/// multiplication. What is learned step by step would else differ from machine to machine.
/// </summary>
static class LaneSums
{
    /// <summary>Lengths are multiples of this.</summary>
    public const int Lanes = 16;

    /// <summary>Σ aᵢ·bᵢ.</summary>
    /// <param name="a">A multiple of <see cref="Lanes"/>.</param>
    /// <param name="b">As long.</param>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector256<float>>(b[..a.Length]);
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i + 1 < left.Length; i += 2)
        {
            even += left[i] * right[i];
            odd += left[i + 1] * right[i + 1];
        }

        var eight = even + odd;
        var four = eight.GetLower() + eight.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    /// <summary>The twin of <see cref="Dot"/> without vectors; equal to the last bit.</summary>
    public static float ScalarDot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Span<float> sums = stackalloc float[Lanes];
        for (var i = 0; i < a.Length; i++)
            sums[i % Lanes] += a[i] * b[i];
        for (var width = Lanes / 2; width > 0; width /= 2)
        {
            for (var i = 0; i < width; i++)
                sums[i] += sums[i + width];
        }

        return sums[0];
    }

    /// <summary>y ← y + scale·x.</summary>
    /// <param name="scale">Factor of <paramref name="x"/>.</param>
    /// <param name="x">A multiple of <see cref="Lanes"/>.</param>
    /// <param name="y">As long.</param>
    public static void AddScaled(float scale, ReadOnlySpan<float> x, Span<float> y)
    {
        var from = MemoryMarshal.Cast<float, Vector256<float>>(x);
        var to = MemoryMarshal.Cast<float, Vector256<float>>(y[..x.Length]);
        var factor = Vector256.Create(scale);
        for (var i = 0; i < from.Length; i++)
            to[i] += factor * from[i];
    }
}
