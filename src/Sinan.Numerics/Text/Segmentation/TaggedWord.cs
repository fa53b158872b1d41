namespace Sinan.Numerics.Text;

/// <summary>A word with its part of speech.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Tag">Tag of the ICTCLAS set as jieba uses it ("n", "v", "a"); "x" where nothing is known, "eng" for letters, "m" for digits.</param>
public readonly record struct TaggedWord(int Start, int Length, string Tag)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
