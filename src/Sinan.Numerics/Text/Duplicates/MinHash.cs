using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Signatures of sets whose share of equal places estimates Jaccard similarity without bias. Thread-safe.</summary>
/// <remarks>Source: Broder 1997, "On the resemblance and containment of documents". Standard error √(J(1 − J) ÷ 128).</remarks>
public sealed class MinHash
{
    /// <summary>Places of a signature.</summary>
    public const int Length = 128;

    readonly uint[] seeds = new uint[Length];

    /// <param name="seed">Chooses the hash functions.</param>
    public MinHash(long seed)
    {
        var random = new SplitMix64(seed);
        for (var i = 0; i < Length; i++)
            seeds[i] = (uint)random.NextUInt64();
    }

    /// <summary>The least hash of the set by each function.</summary>
    /// <param name="shingles">The set; an empty one gives 2³² − 1 everywhere.</param>
    /// <param name="signature"><see cref="Length"/> places.</param>
    public void Sign(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(signature.Length, Length);
        signature.Fill(uint.MaxValue);
        var lanes = MemoryMarshal.Cast<uint, Vector<uint>>(signature);
        var functions = MemoryMarshal.Cast<uint, Vector<uint>>(seeds.AsSpan());
        foreach (var shingle in shingles)
        {
            var key = new Vector<uint>(Fold(shingle));
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var hash = (key ^ functions[lane]) * new Vector<uint>(0x85EBCA6B);
                hash ^= hash >>> 13;
                hash *= new Vector<uint>(0xC2B2AE35);
                hash ^= hash >>> 16;
                lanes[lane] = Vector.Min(lanes[lane], hash);
            }
        }
    }

    /// <summary>The same one place at a time; what <see cref="Sign"/> is tested against.</summary>
    internal void SignScalar(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        signature.Fill(uint.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var i = 0; i < Length; i++)
            {
                // The multipliers are those of the last step of MurmurHash3 (Appleby 2011).
                var hash = (Fold(shingle) ^ seeds[i]) * 0x85EBCA6B;
                hash ^= hash >>> 13;
                hash *= 0xC2B2AE35;
                hash ^= hash >>> 16;
                signature[i] = Math.Min(signature[i], hash);
            }
        }
    }

    /// <summary>Share of equal places: the estimate of Jaccard similarity.</summary>
    public static double Similarity(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, a.Length);
        var equal = 0;
        for (var i = 0; i < a.Length; i++)
            equal += a[i] == b[i] ? 1 : 0;
        return equal / (double)a.Length;
    }

    /// <summary>48 bits as 32, all bits mixed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Fold(ulong shingle)
    {
        var mixed = shingle * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 32)) * 0xBF58476D1CE4E5B9;
        return (uint)(mixed >> 32);
    }
}
