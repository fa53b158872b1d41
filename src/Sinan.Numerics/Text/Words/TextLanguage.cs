using System.Globalization;

namespace Sinan.Numerics.Text;

/// <summary>Tells Chinese, English and other languages apart.</summary>
public static class TextLanguage
{
    public const string Chinese = "zh";
    public const string English = "en";

    /// <summary>Another language, or no words at all.</summary>
    public const string Other = "other";

    /// <summary>Words that are frequent in other languages of Latin letters and rare in English.</summary>
    static readonly HashSet<string> Foreign = new(
        "de la el los las que en y es un una por con para no muy pero le les des du et est pas pour dans qui sur très je il der die das und ist nicht ein eine ich mit zu den auf für sehr não o os um uma e do da em muito di che il per non sono molto het een van niet ik bir ve bu için çok".Split(' '),
        StringComparer.Ordinal);

    /// <summary>Words that are frequent in English.</summary>
    static readonly HashSet<string> Frequent = new(
        "the and is it to of in for this that i you my was not are with but have so be very on they at as all no we good great me do if can just when or an app a".Split(' '),
        StringComparer.Ordinal);

    /// <summary>
    /// By script: Chinese when there are more Han characters than words of other letters, so "这个 app 太差" is Chinese and "I love 淘宝 so much" is English.
    /// Kana, Hangul, Cyrillic and other scripts are "other" when they make up a fifth of the letters. Latin text is "other" when its frequent words or more
    /// than one in thirty of its letters (accents) are those of another language.
    /// </summary>
    public static string Detect(ReadOnlySpan<char> text)
    {
        var (han, latin, accented, other, words, frequent, foreign) = (0, 0, 0, 0, 0, 0, 0);
        Span<char> word = stackalloc char[16];
        var length = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : ' ';
            var kind = KindOf(c);
            han += kind == Script.Han ? 1 : 0;
            other += kind == Script.Other ? 1 : 0;
            latin += kind is Script.Latin or Script.Accented ? 1 : 0;
            accented += kind == Script.Accented ? 1 : 0;
            if (kind is Script.Latin or Script.Accented || (length > 0 && c is '\'' or '’'))
            {
                if (length < word.Length)
                    word[length] = char.ToLowerInvariant(c);
                length++;
            }
            else if (length > 0)
            {
                words++;
                var read = word[..Math.Min(length, word.Length)];
                frequent += Frequent.GetAlternateLookup<ReadOnlySpan<char>>().Contains(read) ? 1 : 0;
                foreign += Foreign.GetAlternateLookup<ReadOnlySpan<char>>().Contains(read) ? 1 : 0;
                length = 0;
            }
        }

        if (han + latin + other == 0 || other * 5 >= han + latin + other)
            return Other;
        if (han > words)
            return Chinese;
        return foreign > Math.Max(1, frequent) || (accented * 30 > latin && accented > 1 && foreign >= frequent) ? Other : English;
    }

    static Script KindOf(char c)
    {
        if (char.IsAsciiLetter(c))
            return Script.Latin;
        if (c < 0xC0)
            return Script.None;
        // Rarer Han stand in the extension A and beyond the common ones that words are cut from.
        if (HanText.IsHan(c) || c is >= '\u3400' and <= '\u9FFF')
            return Script.Han;
        if (!char.IsLetter(c))
            return Script.None;
        // Modifier letters (ー is one) belong to the script around them.
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.ModifierLetter)
            return Script.None;
        return c <= '\u024F' || c is >= '\u1E00' and <= '\u1EFF' ? Script.Accented : c is >= '\uFF21' and <= '\uFF5A' ? Script.Latin : Script.Other;
    }

    enum Script
    {
        None,
        Han,
        Latin,
        Accented,
        Other,
    }
}
