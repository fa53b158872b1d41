using System.Globalization;
using System.Net;
using System.Text;

namespace Sinan.Numerics.Text;

/// <summary>Brings comments into one form before they are read: entities, tags, full-width letters, invisible characters, blanks.</summary>
/// <remarks>Emoji, punctuation and letter case stay. Lone surrogates and control characters go. Idempotent on texts without entities.</remarks>
public static class TextCleaner
{
    const char ZeroWidthJoiner = '\u200D';

    public static string Clean(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        var clean = new StringBuilder(text.Length);
        var blank = true;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsSurrogate(c))
            {
                if (HanText.LengthAt(text, at) < 2)
                    continue;
                clean.Append(c).Append(text[++at]);
                blank = false;
                continue;
            }

            if (c == '<' && TagLength(text.AsSpan(at)) is var tag and > 0)
            {
                at += tag - 1;
                c = ' ';
            }

            if (char.IsWhiteSpace(c))
            {
                if (!blank)
                    clean.Append(' ');
                blank = true;
                continue;
            }

            if (char.IsControl(c) || (char.GetUnicodeCategory(c) == UnicodeCategory.Format && c != ZeroWidthJoiner))
                continue;
            clean.Append(Narrow(c));
            blank = false;
        }

        if (blank && clean.Length > 0)
            clean.Length--;
        return clean.ToString();
    }

    /// <summary>Full-width letters and digits as ASCII; full-width punctuation stays, for it splits clauses.</summary>
    static char Narrow(char c) => c switch
    {
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' => (char)(c - 0xFEE0),
        _ => c,
    };

    /// <summary>Length of an HTML tag at the start ("&lt;br /&gt;"), 0 when it is none ("a &lt; b", "&lt;3").</summary>
    static int TagLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 1 && text[1] == '/' ? 2 : 1;
        if (at >= text.Length || !char.IsAsciiLetter(text[at]))
            return 0;
        var end = text[..Math.Min(text.Length, 200)].IndexOf('>');
        return end < 0 || text[1..end].Contains('<') ? 0 : end + 1;
    }
}
