using System.Globalization;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Reads numbers in digits: "12,345.6", "1.2 万", "3万5千", "2/3", "3分之2", "14:30", "300+".</summary>
static partial class DigitNumerals
{
    /// <summary>The number at a place that is a digit, its unit included.</summary>
    public static WrittenNumber? At(string text, int at)
    {
        if (Clock().Match(text, at) is { Success: true } clock)
            return new WrittenNumber(at, clock.Length, NumberUnit.Clock) { Value = (Whole(clock.Groups["hour"]) * 3_600) + (Whole(clock.Groups["minute"]) * 60) };
        if (Fraction().Match(text, at) is { Success: true } fraction && Whole(fraction.Groups["whole"]) > 0)
            return new WrittenNumber(at, fraction.Length, NumberUnit.Share) { Value = Whole(fraction.Groups["part"]) / (double)Whole(fraction.Groups["whole"]), Step = 0.01 };
        if (Parts().Match(text, at) is { Success: true } parts && Whole(parts.Groups["whole"]) > 0)
            return Part(at, at + parts.Length, text, Whole(parts.Groups["whole"]));
        var digits = Digits().Match(text, at);
        if (!digits.Success)
            return null;
        var (value, step) = Read(digits.Value);
        var end = at + digits.Length;
        var (size, length) = NumberUnits.MultiplierAt(text, end);
        (value, step, end) = (value * size, step * size, end + length);
        Join(text, ref value, ref step, ref end, size);
        return More().Match(text, end) is { Success: true } more
            ? new WrittenNumber(at, end + more.Length - at, NumberUnit.Vague)
            : NumberReader.WithUnit(text, at, end, Math.Round(value, 9), step);
    }

    /// <summary>A share as 百分之 and its like say it: the numerator follows.</summary>
    public static WrittenNumber Part(int start, int end, string text, double whole)
    {
        var (value, step, length) = char.IsAsciiDigit(text[end]) && Digits().Match(text, end) is { Success: true } digits
            ? (Read(digits.Value).Value, Read(digits.Value).Step, digits.Length)
            : ChineseNumerals.At(text, end) is var read && read.Length > 0 ? (read.Value, 1.0 * read.Step, read.Length) : (double.NaN, 1.0, 0);
        // 百分之八十 shows whole percents; 三分之二 is as good as its percent.
        return new WrittenNumber(start, end + length - start, NumberUnit.Share) { Value = value / whole, Step = whole is 100 or 1_000 or 10_000 ? step / whole : 0.01 };
    }

    /// <summary>3万5千, 1亿2000万: smaller groups follow at once; 3万5 leaves the last one out.</summary>
    static void Join(string text, ref double value, ref double step, ref int end, double size)
    {
        while (size > 100 && end < text.Length && char.IsAsciiDigit(text[end]) && text[end - 1] is '万' or '亿' or '千' or '百')
        {
            var digits = Digits().Match(text, end);
            var (next, length) = NumberUnits.MultiplierAt(text, end + digits.Length);
            if (next >= size)
                return;
            if (length == 0)
                next = digits.Length == 1 ? size / 10 : 1;
            (value, step, end, size) = (value + (Read(digits.Value).Value * next), next, end + digits.Length + length, next);
        }
    }

    static (double Value, double Step) Read(string digits)
    {
        var point = digits.IndexOf('.');
        return (double.Parse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), point < 0 ? 1 : Math.Pow(10, point + 1 - digits.Length));
    }

    static int Whole(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G(?:\d{1,3}(?:,\d{3})+(?![\d,]\d)|\d{1,18})(?:\.\d{1,15})?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G(?<hour>[01]?\d|2[0-3])[:：](?<minute>[0-5]\d)(?:[:：][0-5]\d)?(?![:：\d])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\G(?<part>\d{1,6})\s?[/⁄∕]\s?(?<whole>\d{1,6})(?![\d/⁄])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\G(?<whole>\d{1,6})\s?分之\s?(?=[\d零〇一二两三四五六七八九十百千万])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    // More than is said: 300 多, 20 余, "300+".
    [GeneratedRegex(@"\G(?:\+|\s?(?:多|余|几)(?=\s?[个名人条次位天年月周家项元款种类倍%万亿小分秒]))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex More();
}
