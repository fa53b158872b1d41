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
        if (run.Digits.Length < 7 || !StandsAlone(text, run) || IsNamedAsThing(text, at))
        {
            // A short area code in brackets: (010) 12345678, (555) 123-4567.
            return run.Digits.Length is 3 or 4 && Bracketed(text, run) is { Length: > 0 } bracketed ? (bracketed, bracketed.Start + bracketed.Length) : (default, run.End);
        }

        var single = run.Groups.Length == 1;
        if (single && IdentityCard.IsValid(run.Digits, run.HasX))
            return (new PersonalDataMatch(PersonalDataKind.IdentityCard, at, run.End - at + (run.HasX ? 1 : 0)), run.End + 1);
        if (run.HasX)
            return (default, run.End);
        if (BankCard.IsValid(run.Digits, run.Groups))
            return (new PersonalDataMatch(PersonalDataKind.BankCard, at, run.End - at), run.End);
        var plus = at > from && text[at - 1] is '+' or '＋';
        if (Telephones.IsValid(run.Digits, run.Groups, plus))
            return (new PersonalDataMatch(PersonalDataKind.Phone, plus ? at - 1 : at, run.End - at + (plus ? 1 : 0)), run.End);
        return Inside(text, run);
    }

    /// <summary>"2024-05-01 13812345678": several numbers in a row, of which a single group is one.</summary>
    static (PersonalDataMatch Match, int Passed) Inside(ReadOnlySpan<char> text, DigitRun run)
    {
        if (run.Groups.Length == 1)
            return (default, run.End);
        var (at, digit) = (run.Start, 0);
        foreach (var length in run.Groups)
        {
            var group = run.Digits.Substring(digit, length);
            var isLast = at + length == run.End;
            var isAfterBlank = at == run.Start || text[at - 1] == ' ';
            if (length >= 11 && isAfterBlank && (isLast || text[at + length] == ' '))
            {
                if (IdentityCard.IsValid(group, isLast && run.HasX))
                    return (new PersonalDataMatch(PersonalDataKind.IdentityCard, at, length + (isLast && run.HasX ? 1 : 0)), at + length);
                if (BankCard.IsValid(group, [length]))
                    return (new PersonalDataMatch(PersonalDataKind.BankCard, at, length), at + length);
                if (Telephones.IsValid(group, [length], hasPlus: false))
                    return (new PersonalDataMatch(PersonalDataKind.Phone, at, length), at + length);
            }

            at += length + 1;
            digit += length;
        }

        return (default, run.End);
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

    /// <summary>Not part of a longer word, a decimal number or a price.</summary>
    static bool StandsAlone(ReadOnlySpan<char> text, DigitRun run)
    {
        if (run.Start > 0)
        {
            var before = text[run.Start - 1];
            if (DigitRun.IsLetterOrDigit(before) || before is '¥' or '￥' or '$' or '£' or '€' or '/' or '=')
                return false;
            if (before is '.' or ',' && run.Start > 1 && DigitRun.DigitOf(text[run.Start - 2]) >= 0)
                return false;
        }

        return EndsAlone(text, run.HasX ? run.End + 1 : run.End);
    }

    static bool EndsAlone(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
            return true;
        if (DigitRun.IsLetterOrDigit(text[end]) || text[end] is '@' or '%' or '元')
            return false;
        return !(text[end] is '.' or ',' && end + 1 < text.Length && DigitRun.DigitOf(text[end + 1]) >= 0);
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
