namespace Sinan.Numerics.Text;

/// <summary>One to eight characters as a number of 16 bits each, the last one lowest.</summary>
static class HanSequence
{
    public const int BitsOfCharacter = 16;

    public const int Longest = 128 / BitsOfCharacter;

    public static int LengthOf(UInt128 sequence) => Longest - ((int)UInt128.LeadingZeroCount(sequence) / BitsOfCharacter);

    /// <summary>The characters from a place on.</summary>
    public static UInt128 Part(UInt128 sequence, int start, int length) =>
        (sequence >> (BitsOfCharacter * (LengthOf(sequence) - start - length))) & (UInt128.MaxValue >> (BitsOfCharacter * (Longest - length)));

    public static UInt128 Of(string text)
    {
        var sequence = UInt128.Zero;
        foreach (var c in text)
            sequence = (sequence << BitsOfCharacter) | c;
        return sequence;
    }

    public static string TextOf(UInt128 sequence)
    {
        Span<char> text = stackalloc char[LengthOf(sequence)];
        for (var i = text.Length - 1; i >= 0; i--, sequence >>= BitsOfCharacter)
            text[i] = (char)(ushort)sequence;
        return new string(text);
    }
}
