using System.Globalization;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Reads numbers in Chinese numerals: 十二, 三千五, 一万二, 二〇二六, 三点五; also in the characters of cheques.</summary>
static class ChineseNumerals
{
    /// <param name="Length">Characters; 0 when there is no number.</param>
    /// <param name="Value">The number; NaN for one that is not said (三四十).</param>
    /// <param name="Step">Its last place: 100 of 三千五, 10,000 of 十二万.</param>
    public readonly record struct Reading(int Length, double Value, double Step);

    const string Digits = "零一二三四五六七八九", Formal = "〇壹贰叁肆伍陆柒捌玖";

    public static int Digit(char sign) => sign switch
    {
        '两' => 2,
        _ when Digits.IndexOf(sign) is >= 0 and var digit => digit,
        _ => Formal.IndexOf(sign),
    };

    public static bool IsNumeral(char sign) => Digit(sign) >= 0 || Unit(sign) > 0;

    /// <summary>The number that begins at a place.</summary>
    public static Reading At(string text, int at)
    {
        var end = at;
        while (end < text.Length && Digit(text[end]) >= 0)
            end++;
        var isFollowedByUnit = end < text.Length && Unit(text[end]) > 0;
        // 二〇二六 is read place by place; 三四 and 三四十 say no number, except where 零 stands between (三百零五 has a unit before).
        if (end - at >= 2 && !(end - at == 2 && Digit(text[at]) == 0))
        {
            if (isFollowedByUnit || end - at == 2 && text[at..end].IndexOfAny(['零', '〇']) < 0)
                return new Reading(Tail(text, end) - at, double.NaN, 1);
            return WithPoint(text, at, end, double.Parse(string.Concat(text[at..end].Select(c => (char)('0' + Digit(c)))), CultureInfo.InvariantCulture), 1);
        }

        return Grouped(text, at);
    }

    static int Tail(string text, int at)
    {
        while (at < text.Length && IsNumeral(text[at]))
            at++;
        return at;
    }

    /// <summary>Digits with 十, 百, 千 within groups of 万 and 亿.</summary>
    static Reading Grouped(string text, int at)
    {
        var (total, section, digit, last, step, zero) = (0.0, 0.0, -1, 0.0, 1.0, false);
        var i = at;
        for (; i < text.Length; i++)
        {
            if (Digit(text[i]) is >= 0 and var read)
            {
                if (digit > 0)
                    break;
                (zero, digit) = (read == 0, read == 0 && i > at ? -1 : read);
                continue;
            }

            var unit = Unit(text[i]);
            // A unit needs something to multiply; only 十 stands for ten by itself.
            if (unit == 0 || (digit < 0 && !(unit == 10 && section == 0) && unit < 1e4) || (unit >= 1e4 && section == 0 && digit <= 0 && total == 0))
                break;
            if (unit < 1e4)
            {
                section += (digit < 0 ? 1 : digit) * unit;
                step = 1;
            }
            else
            {
                total = unit > 1e4 ? (total + section + Math.Max(digit, 0)) * unit : total + ((section + Math.Max(digit, 0)) * unit);
                (section, step) = (0, unit);
            }

            (digit, last, zero) = (-1, unit, false);
        }

        if (i == at)
            return default;
        if (digit > 0)
        {
            // 一万二 is 12,000, 三百五 is 350; 一万零二 is 10,002.
            var place = last >= 100 && !zero && IsUnit(text, i - 2) ? last / 10 : 1;
            return WithPoint(text, at, i, total + section + (digit * place), place);
        }

        return WithPoint(text, at, i, total + section + Math.Max(digit, 0), step);
    }

    /// <summary>三点五, 一点二万.</summary>
    static Reading WithPoint(string text, int at, int end, double whole, double step)
    {
        if (end + 1 >= text.Length || text[end] != '点' || Digit(text[end + 1]) < 0)
            return new Reading(end - at, whole, step);
        var place = 1.0;
        for (end++; end < text.Length && Digit(text[end]) is >= 0 and var digit; end++)
            whole += digit * (place /= 10);
        var unit = end < text.Length ? Unit(text[end]) : 0;
        return unit >= 1e4 ? new Reading(end + 1 - at, Math.Round(whole * unit), place * unit) : new Reading(end - at, Math.Round(whole, 9), place);
    }

    static bool IsUnit(string text, int at) => at >= 0 && Unit(text[at]) > 0;

    static double Unit(char sign) => sign switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' or '萬' => 1e4,
        '亿' or '億' => 1e8,
        _ => 0,
    };
}
