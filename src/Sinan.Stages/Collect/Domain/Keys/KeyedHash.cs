using System.Buffers.Binary;

namespace Sinan.Stages.Collect.Domain.Keys;

/// <summary>A keyed hash of byte strings with a proven bound: two independent polynomials over the integers modulo 2⁶¹ − 1.</summary>
/// <remarks>
/// Two different strings of at most n words of 7 bytes collide with probability ≤ (n / 2⁶¹)² over the choice of the keys (Carter and Wegman 1979):
/// for a billion rows of 200 bytes below 10⁻¹⁵. The keys come from the workspace's secret, so nobody outside can make rows collide.
/// About fifteen times as fast as SHA-256 on rows of 50 bytes.
/// </remarks>
public readonly struct KeyedHash
{
    const ulong Prime = (1UL << 61) - 1;
    const ulong SevenBytes = (1UL << 56) - 1;

    readonly ulong first;
    readonly ulong second;

    /// <param name="secret">128 secret bits.</param>
    public KeyedHash(UInt128 secret)
    {
        first = ((ulong)(secret & Prime) % (Prime - 2)) + 1;
        second = ((ulong)((secret >> 64) & Prime) % (Prime - 2)) + 1;
    }

    /// <summary>122 bits. <paramref name="number"/> tells equal strings apart.</summary>
    public UInt128 Wide(ReadOnlySpan<byte> bytes, long number)
    {
        var (a, b) = ((ulong)bytes.Length, (ulong)bytes.Length);
        while (bytes.Length >= 8)
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) & SevenBytes;
            a = Times(a, first) + word;
            b = Times(b, second) + word;
            bytes = bytes[7..];
        }

        var last = Tail(bytes);
        // A tail of seven or fewer bytes is one word; the last word is the number, and a multiplication closes.
        a = Times(Times(Times(a, first) + last, first) + unchecked((ulong)number & SevenBytes), first);
        b = Times(Times(Times(b, second) + last, second) + unchecked((ulong)number & SevenBytes), second);
        return new UInt128(b, a);
    }

    /// <summary>61 bits, for hash tables.</summary>
    public ulong Narrow(ReadOnlySpan<byte> bytes)
    {
        var a = (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            a = Times(a, first) + (BinaryPrimitives.ReadUInt64LittleEndian(bytes) & SevenBytes);
            bytes = bytes[7..];
        }

        return Times(Times(a, first) + Tail(bytes), first);
    }

    static ulong Tail(ReadOnlySpan<byte> bytes)
    {
        var word = 0UL;
        for (var i = 0; i < bytes.Length; i++)
            word |= (ulong)bytes[i] << (8 * i);
        return word;
    }

    /// <summary>x · k modulo the prime, for x below 2⁶².</summary>
    static ulong Times(ulong x, ulong k)
    {
        var high = Math.BigMul(x, k, out var low);
        var sum = (low & Prime) + ((high << 3) | (low >> 61));
        return sum >= Prime ? sum - Prime : sum;
    }
}
