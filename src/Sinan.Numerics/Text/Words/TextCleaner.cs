using System.Globalization;
using System.Net;
using System.Text;

namespace Sinan.Numerics.Text;

/// <summary>Brings comments into one form before they are read: entities, tags, full-width letters, invisible characters, blanks.</summary>
/// <remarks>
/// Emoji with their joiners, punctuation and letter case stay. Lone surrogates become U+FFFD, for something stood there; invisible and control characters go.
/// Idempotent on texts without entities.
/// </remarks>
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
                    clean.Append('\uFFFD');
                else
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

            if (char.IsControl(c) || (char.GetUnicodeCategory(c) == UnicodeCategory.Format && !(c == ZeroWidthJoiner && EndsInEmoji(clean))))
                continue;
            clean.Append(Narrow(c));
            blank = false;
        }

        if (blank && clean.Length > 0)
            clean.Length--;
        return clean.ToString();
    }

    /// <summary>Whether nobody would see anything: white space, control and invisible characters only.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
                return false;
        }

        return true;
    }

    /// <summary>Whether a joiner may follow: after a character beyond the basic plane, or one that is shown as a picture (U+FE0F).</summary>
    static bool EndsInEmoji(StringBuilder clean) => clean.Length > 0 && (char.IsLowSurrogate(clean[^1]) || clean[^1] == '\uFE0F');

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
