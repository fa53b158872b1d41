namespace Sinan.Numerics.Text;

/// <summary>Forms under which equal words are counted together.</summary>
public static class WordForm
{
    /// <summary>Lower case with straight apostrophes, into a buffer at least as long.</summary>
    public static ReadOnlySpan<char> Normalize(ReadOnlySpan<char> word, Span<char> buffer)
    {
        for (var i = 0; i < word.Length; i++)
            buffer[i] = word[i] == '’' ? '\'' : char.ToLowerInvariant(word[i]);
        return buffer[..word.Length];
    }

    /// <summary>English plural endings off: ies → y, es → e, s → nothing; and a possessive 's.</summary>
    /// <param name="word">Lower case.</param>
    /// <param name="buffer">At least as long as the word.</param>
    /// <remarks>Source: Harman 1991, "How effective is suffixing?", the S stemmer.</remarks>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.EndsWith("'s"))
            word = word[..^2];
        word.CopyTo(buffer);
        if (word.Length > 4 && word.EndsWith("ies") && !word.EndsWith("eies") && !word.EndsWith("aies"))
        {
            buffer[word.Length - 3] = 'y';
            return buffer[..(word.Length - 2)];
        }

        // "es" loses its s only: sizes → size, dresses → dresse is mended by the double s.
        if (word.Length > 4 && word.EndsWith("sses"))
            return buffer[..(word.Length - 2)];
        if (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("us") && !word.EndsWith("ss") && !word.EndsWith("is"))
            return buffer[..(word.Length - 1)];
        return buffer[..word.Length];
    }
}
