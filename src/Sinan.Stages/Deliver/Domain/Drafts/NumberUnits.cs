using System.Text.RegularExpressions;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Reads what stands behind a number: multipliers (万, million) and units (%, 成, 天, times).</summary>
static partial class NumberUnits
{
    static readonly (string Word, double Size)[] multipliers =
    [
        ("万亿", 1e12), ("亿", 1e8), ("億", 1e8), ("万", 1e4), ("萬", 1e4), ("千", 1e3), ("百", 1e2),
        ("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("thousand", 1e3), ("hundred", 1e2), ("bn", 1e9), ("k", 1e3), ("K", 1e3), ("M", 1e6), ("B", 1e9),
    ];

    static readonly (string Word, double Seconds)[] durations =
    [
        ("毫秒", 1e-3), ("分钟", 60), ("秒钟", 1), ("秒", 1), ("小时", 3_600), ("个小时", 3_600), ("天", 86_400), ("个星期", 604_800), ("星期", 604_800), ("个月", 2_592_000), ("周", 604_800), ("年", 31_536_000), ("分", 60),
        ("milliseconds", 1e-3), ("millisecond", 1e-3), ("ms", 1e-3), ("seconds", 1), ("second", 1), ("secs", 1), ("sec", 1), ("s", 1), ("minutes", 60), ("minute", 60), ("mins", 60), ("min", 60),
        ("hours", 3_600), ("hour", 3_600), ("hrs", 3_600), ("hr", 3_600), ("h", 3_600), ("days", 86_400), ("day", 86_400), ("d", 86_400), ("weeks", 604_800), ("week", 604_800),
        ("months", 2_592_000), ("month", 2_592_000), ("years", 31_536_000), ("year", 31_536_000),
    ];

    /// <summary>The multiplier at a place, blanks before it included; 1 and nothing when there is none.</summary>
    public static (double Size, int Length) MultiplierAt(ReadOnlySpan<char> text, int at)
    {
        var blanks = Blanks(text, at);
        foreach (var (word, size) in multipliers)
        {
            // 百 of 百分点 and 百分之 is no multiplier.
            if (StartsWord(text[(at + blanks)..], word) && !(word == "百" && text[(at + blanks)..].StartsWith("百分")))
                return (size, blanks + word.Length);
        }

        return (1, 0);
    }

    /// <summary>The unit at a place with the factor that brings a number to it; <see cref="NumberUnit.None"/> and nothing when there is none.</summary>
    public static (NumberUnit Unit, double Factor, double Scale, int Length) At(string text, int at)
    {
        var blanks = Blanks(text, at);
        var rest = at + blanks;
        if (Points().Match(text, rest) is { Success: true } points)
            return (NumberUnit.Points, 0.01, 1, blanks + points.Length);
        if (Percent().Match(text, rest) is { Success: true } percent)
            return (NumberUnit.Share, percent.Value == "‰" ? 0.001 : 0.01, 1, blanks + percent.Length);
        if (Tenths().Match(text, rest) is { Success: true } tenths)
            return (NumberUnit.Share, 0.1, 1, blanks + tenths.Length);
        if (Times().Match(text, rest) is { Success: true } times)
            return (NumberUnit.Times, 1, 1, blanks + times.Length);
        var hyphen = rest < text.Length && text[rest] == '-' ? 1 : 0;
        foreach (var (word, seconds) in durations)
        {
            if (StartsWord(text.AsSpan(rest + hyphen), word) && (word != "分" || !NotMinutes().IsMatch(text, rest + hyphen + 1)))
                return (NumberUnit.Duration, 1, seconds, blanks + hyphen + word.Length);
        }

        return (NumberUnit.None, 1, 1, 0);
    }

    static int Blanks(ReadOnlySpan<char> text, int at)
    {
        var blanks = 0;
        while (at + blanks < text.Length && text[at + blanks] is ' ' or '\u00A0' or '\u202F')
            blanks++;
        return blanks;
    }

    /// <summary>Whether a text begins with a word; a Latin one has to end there.</summary>
    static bool StartsWord(ReadOnlySpan<char> text, string word) =>
        text.StartsWith(word) && (!char.IsAsciiLetter(word[0]) || text.Length == word.Length || !char.IsAsciiLetterOrDigit(text[word.Length]));

    [GeneratedRegex(@"\G(?:个?百分点|-?percentage[ -]points?\b|%-?points?\b|points?\b|pp\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Points();

    [GeneratedRegex(@"\G(?:%|‰|percent\b|per cent\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percent();

    // 成 of 成为, 成功 … begins another word.
    [GeneratedRegex(@"\G(?:成(?![为立功本员绩交果就熟长效])|折)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tenths();

    [GeneratedRegex(@"\G(?:倍|×|[xX](?![A-Za-z0-9])|-?times\b|-?fold\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();

    [GeneratedRegex(@"\G[之数类布析别享组为成]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotMinutes();
}
