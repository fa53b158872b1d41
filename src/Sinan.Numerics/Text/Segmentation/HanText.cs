namespace Sinan.Numerics.Text;

/// <summary>Kinds of characters that segmentation tells apart, as jieba does.</summary>
public static class HanText
{
    /// <summary>First of the common Han characters, 一.</summary>
    public const char First = '\u4E00';

    /// <summary>Last that jieba counts among them.</summary>
    public const char Last = '\u9FD5';

    public static bool IsHan(char c) => c is >= First and <= Last;

    /// <summary>Characters that dictionary words are made of: Han, ASCII letters and digits, and + # &amp; . _ % -.</summary>
    public static bool IsWordCharacter(char c) => IsHan(c) || char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '&' or '.' or '_' or '%' or '-';

    /// <summary>UTF-16 units of the character at a position: 2 for a surrogate pair, else 1 (a lone surrogate too).</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
