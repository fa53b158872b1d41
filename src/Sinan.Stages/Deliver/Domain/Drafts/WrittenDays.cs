using System.Globalization;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Reads days, months and years: "2026-03-01", 2026 年 3 月 1 日, 三月五日, "March 1, 2026", "1 Mar".</summary>
static partial class WrittenDays
{
    const string MonthWord = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";

    const string Han = "[〇零一二三四五六七八九十]";

    /// <summary>The day that begins at a place; null when none does.</summary>
    public static WrittenNumber? At(string text, int at)
    {
        foreach (var form in (ReadOnlySpan<Regex>)[Numeric(), Chinese(), ChineseMonth(), MonthFirst(), DayFirst(), Year()])
        {
            if (form.Match(text, at) is not { Success: true } match)
                continue;
            var (year, month, day) = (Part(match, "y"), Part(match, "m"), Part(match, "d"));
            if (month is null or (>= 1 and <= 12) && day is null or (>= 1 and <= 31))
                return new WrittenNumber(at, match.Length, NumberUnit.Day) { Date = (year, month, day) };
        }

        return null;
    }

    static int? Part(Match match, string name)
    {
        var group = match.Groups[name];
        if (!group.Success)
            return null;
        if (int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var han = ChineseNumerals.At(group.Value, 0);
        return han.Length == group.Length ? (int)han.Value : DateTime.TryParseExact(group.Value[..3], "MMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.Month : 0;
    }

    [GeneratedRegex(@"\G(?<y>\d{4})\s?[-/.]\s?(?<m>\d{1,2})\s?[-/.]\s?(?<d>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\G(?<y>\d{4}|" + Han + @"{4})\s?年(?:\s?(?<m>\d{1,2}|" + Han + @"{1,2})\s?月(?:\s?(?<d>\d{1,2}|" + Han + @"{1,3})\s?[日号])?)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\G(?<m>\d{1,2}|" + Han + @"{1,2})\s?月(?:\s?(?<d>\d{1,2}|" + Han + @"{1,3})\s?[日号]|份?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChineseMonth();

    [GeneratedRegex(@"\G(?<m>" + MonthWord + @")\b\.?\s(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s(?<y>\d{4})\b)?|(?<y>\d{4})\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\G(?<d>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?<m>" + MonthWord + @")\b\.?(?:,?\s(?<y>\d{4})\b)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayFirst();

    // A bare year needs the word before it: "2026 users" are no year.
    [GeneratedRegex(@"\G(?<=\b(?:in|since|until|by|from|during|early|late|mid)\s)(?<y>(?:19|20)\d{2})\b(?![,.]\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}
