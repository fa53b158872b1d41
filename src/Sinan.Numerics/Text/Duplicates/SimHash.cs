using System.Numerics;

namespace Sinan.Numerics.Text;

/// <summary>Fingerprints of 64 bits that differ in few places where sets are alike.</summary>
/// <remarks>Sources: Charikar 2002; Manku, Jain and Das Sarma 2007, who call texts near duplicates when at most 3 bits differ.</remarks>
public static class SimHash
{
    /// <summary>Most different bits of near duplicates.</summary>
    public const int MostDifferent = 3;

    /// <summary>Bit i is set when more of the set's hashes have it set than not.</summary>
    public static ulong Of(ReadOnlySpan<ulong> shingles)
    {
        Span<int> balance = stackalloc int[64];
        balance.Clear();
        foreach (var shingle in shingles)
        {
            // The end of SplitMix64: every bit of the hash depends on every bit of the shingle.
            var hash = (shingle ^ (shingle >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            hash ^= hash >> 31;
            for (var bit = 0; bit < 64; bit++)
                balance[bit] += (int)((hash >> bit) & 1) * 2 - 1;
        }

        var fingerprint = 0UL;
        for (var bit = 0; bit < 64; bit++)
            fingerprint |= balance[bit] > 0 ? 1UL << bit : 0;
        return fingerprint;
    }

    /// <summary>Bits in which two fingerprints differ, 0…64.</summary>
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);
}
