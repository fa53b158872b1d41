using Sinan.Numerics.Random;

namespace Sinan.Numerics.Mining;

/// <summary>Finds a set among others by its fingerprint.</summary>
/// <remarks>A fingerprint is the sum of the items' own, so that leaving out an item is a subtraction. 128 bits of well-mixed hash make a mix-up of two
/// sets less likely than one in 10²⁰ for a billion sets.</remarks>
sealed class ItemsetIndex
{
    readonly UInt128[] prints;
    readonly Dictionary<UInt128, int> positions;

    public ItemsetIndex(FrequentItemsets sets)
    {
        var most = -1;
        for (var set = 0; set < sets.Count; set++)
            most = Math.Max(most, sets.ItemsOf(set)[^1]);
        prints = new UInt128[most + 1];
        for (var item = 0; item <= most; item++)
        {
            var random = new SplitMix64((ulong)item);
            prints[item] = new UInt128(random.NextUInt64(), random.NextUInt64());
        }

        positions = new Dictionary<UInt128, int>(sets.Count);
        for (var set = 0; set < sets.Count; set++)
            positions.Add(PrintOf(sets.ItemsOf(set)), set);
    }

    public UInt128 PrintOf(int item) => prints[item];

    public UInt128 PrintOf(ReadOnlySpan<int> set)
    {
        var sum = UInt128.Zero;
        foreach (var item in set)
            sum += prints[item];
        return sum;
    }

    /// <summary>Position of the set, −1 when it is not there.</summary>
    public int Find(UInt128 print) => positions.GetValueOrDefault(print, -1);
}
