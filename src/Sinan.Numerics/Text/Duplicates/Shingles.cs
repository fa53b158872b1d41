namespace Sinan.Numerics.Text;

/// <summary>Texts as sets of three characters in a row.</summary>
public static class Shingles
{
    /// <summary>Characters (UTF-16 units) of a shingle.</summary>
    public const int Size = 3;

    /// <summary>The set of a text, ascending: each shingle packed into 48 bits, so two are equal only if their characters are. A shorter text is one shingle, an empty one none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="shingles">Cleared, then filled.</param>
    public static void Of(ReadOnlySpan<char> text, List<ulong> shingles)
    {
        shingles.Clear();
        if (text.IsEmpty)
            return;
        var packed = 0UL;
        for (var at = 0; at < text.Length; at++)
        {
            packed = ((packed << 16) | text[at]) & 0xFFFF_FFFF_FFFF;
            if (at >= Size - 1)
                shingles.Add(packed);
        }

        if (text.Length < Size)
            shingles.Add(packed);
        shingles.Sort();
        var kept = 1;
        for (var i = 1; i < shingles.Count; i++)
        {
            if (shingles[i] != shingles[kept - 1])
                shingles[kept++] = shingles[i];
        }

        shingles.RemoveRange(kept, shingles.Count - kept);
    }

    /// <summary>|A ∩ B| ÷ |A ∪ B|, 0…1; two empty sets are equal.</summary>
    /// <param name="a">Ascending without repeats.</param>
    /// <param name="b">Likewise.</param>
    /// <remarks>Source: Jaccard 1901.</remarks>
    public static double Jaccard(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
                common++;
            var (x, y) = (a[i], b[j]);
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        var all = a.Length + b.Length - common;
        return all == 0 ? 1 : common / (double)all;
    }
}
