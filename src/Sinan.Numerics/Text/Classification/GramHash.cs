namespace Sinan.Numerics.Text;

/// <summary>Names of grams: 64-bit hashes, equal in all runs.</summary>
static class GramHash
{
    /// <summary>Begins the name of a word.</summary>
    const ulong WordSpace = 2;

    public static ulong Of(ulong space, ReadOnlySpan<char> text)
    {
        var hash = space;
        foreach (var c in text)
            hash = Append(hash, c);
        return Mix(hash);
    }

    /// <summary>Numbers of as many digits are one word.</summary>
    public static ulong OfWord(ReadOnlySpan<char> word)
    {
        var hash = WordSpace;
        foreach (var c in word)
            hash = Append(hash, char.IsAsciiDigit(c) ? '0' : c);
        return Mix(hash);
    }

    /// <summary>One step of FNV-1a, by character.</summary>
    public static ulong Append(ulong hash, char c) => (hash ^ c) * 0x100000001B3UL;

    /// <summary>The finaliser of SplitMix64: spreads what differs over all bits.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
