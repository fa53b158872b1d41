namespace Sinan.Numerics.Text;

/// <summary>Tells Chinese from English.</summary>
public static class TextLanguage
{
    public const string Chinese = "zh";
    public const string English = "en";

    /// <summary>Chinese when there are more Han characters than words of other letters; so "这个 app 太差" is Chinese and "I love 淘宝 so much" is English.</summary>
    public static string Detect(ReadOnlySpan<char> text)
    {
        var (han, words) = (0, 0);
        var inWord = false;
        foreach (var c in text)
        {
            var isHan = HanText.IsHan(c);
            var isLetter = !isHan && (char.IsAsciiLetter(c) || (c > 127 && char.IsLetter(c)));
            han += isHan ? 1 : 0;
            words += isLetter && !inWord ? 1 : 0;
            inWord = isLetter || (inWord && c is '\'' or '’');
        }

        return han > words ? Chinese : English;
    }
}
