namespace Sinan.Numerics.Privacy;

/// <summary>Personal data that are numbers: cards and telephones.</summary>
static class Numbers
{
    /// <summary>Words that say of the number after them that it names a thing, not a person.</summary>
    static readonly string[] ThingWords = ["订单", "单号", "流水", "编号", "货号", "运单", "快递", "型号", "order", "invoice", "tracking", "sku", "ref", "no.", "#"];

    /// <summary>What stands at the digit <paramref name="at"/>; an empty match when nothing personal does. Also where to look on.</summary>
    public static (PersonalDataMatch Match, int Passed) At(ReadOnlySpan<char> text, int at, int from)
    {
        var run = DigitRun.At(text, at);
        if (run.Digits.Length < 7)
        {
            // A short area code in brackets: (010) 12345678, (555) 123-4567.
            return run.Digits.Length is 3 or 4 && Bracketed(text, run) is { Length: > 0 } bracketed ? (bracketed, bracketed.Start + bracketed.Length) : (default, run.End);
        }

        if (IsNamedAsThing(text, at))
            return (default, run.End);
        var (start, digit) = (at, 0);
        for (var i = 0; i < run.Groups.Length; i++)
        {
            if (i == 0 ? StartsAlone(text, start) : text[start - 1] == ' ')
            {
                // The longest number that begins here: "2024-05-01 138 1234 5678 7" holds one telephone.
                var match = From(text, run, i, start, digit, hasPlus: i == 0 && at > from && text[at - 1] is '+' or '＋');
                if (match.Length > 0)
                    return (match, match.Start + match.Length);
            }

            start += run.Groups[i] + 1;
            digit += run.Groups[i];
        }

        return (default, run.End);
    }

    static PersonalDataMatch From(ReadOnlySpan<char> text, DigitRun run, int first, int start, int digit, bool hasPlus)
    {
        var (end, length) = (run.End, run.Digits.Length - digit);
        for (var last = run.Groups.Length - 1; last >= first && length >= 7; last--)
        {
            var hasX = last == run.Groups.Length - 1 && run.HasX;
            if (last < run.Groups.Length - 1 ? text[end] == ' ' : EndsAlone(text, hasX ? end + 1 : end))
            {
                var kind = KindOf(run.Digits.AsSpan(digit, length), run.Groups.AsSpan(first, last - first + 1), hasX, hasPlus);
                if (kind is { } found)
                {
                    var from = hasPlus && found == PersonalDataKind.Phone ? start - 1 : start;
                    return new PersonalDataMatch(found, from, end - from + (hasX ? 1 : 0));
                }
            }

            end -= run.Groups[last] + 1;
            length -= run.Groups[last];
        }

        return default;
    }

    static PersonalDataKind? KindOf(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool hasX, bool hasPlus)
    {
        if (groups.Length == 1 && IdentityCard.IsValid(digits, hasX))
            return PersonalDataKind.IdentityCard;
        if (hasX)
            return null;
        if (BankCard.IsValid(digits, groups))
            return PersonalDataKind.BankCard;
        return Telephones.IsValid(digits, groups, hasPlus) ? PersonalDataKind.Phone : null;
    }

    static PersonalDataMatch Bracketed(ReadOnlySpan<char> text, DigitRun area)
    {
        if (area.Groups.Length != 1 || area.Start == 0 || text[area.Start - 1] is not ('(' or '（') || area.End >= text.Length || text[area.End] is not (')' or '）'))
            return default;
        var next = area.End + 1;
        while (next < text.Length && text[next] is ' ' or '-')
            next++;
        if (next >= text.Length || DigitRun.DigitOf(text[next]) < 0)
            return default;
        var rest = DigitRun.At(text, next);
        var isPhone = area.Digits[0] == '0'
            ? rest.Groups.Length == 1 && Telephones.IsLandLine(area.Digits, rest.Digits)
            : area.Digits.Length == 3 && rest.Groups is [3, 4] && area.Digits[0] >= '2';
        return isPhone && EndsAlone(text, rest.End)
            ? new PersonalDataMatch(PersonalDataKind.Phone, area.Start - 1, rest.End - area.Start + 1)
            : default;
    }

    /// <summary>Not the end of a longer word, a decimal number, a price or an address.</summary>
    static bool StartsAlone(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
            return true;
        var before = text[start - 1];
        if (DigitRun.IsLetterOrDigit(before) || before is '¥' or '￥' or '$' or '£' or '€' or '/' or '=')
            return false;
        return !(before == '.' && start > 1 && DigitRun.DigitOf(text[start - 2]) >= 0);
    }

    /// <summary>Not the beginning of a longer word, a decimal number, a price or an address.</summary>
    static bool EndsAlone(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
            return true;
        if (DigitRun.IsLetterOrDigit(text[end]) || text[end] is '@' or '%' or '元')
            return false;
        return !(text[end] == '.' && end + 1 < text.Length && DigitRun.DigitOf(text[end + 1]) >= 0);
    }

    static bool IsNamedAsThing(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - 12)..at];
        foreach (var word in ThingWords)
        {
            var last = before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            // Between the word and the number only signs and blanks, or 号, 是, 为, number, id.
            if (last >= 0 && IsLink(before[(last + word.Length)..]))
                return true;
        }

        return false;
    }

    static bool IsLink(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            if (!(c is ' ' or ':' or '：' or '#' or '.' or '号' or '是' or '为' or '码' or '-' || char.IsAsciiLetter(c)))
                return false;
        }

        return true;
    }
}
