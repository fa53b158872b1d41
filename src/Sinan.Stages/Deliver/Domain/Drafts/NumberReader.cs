using System.Collections.Immutable;
using System.Globalization;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Finds every number that a text writes, in digits of any script, Chinese numerals and English words, with its unit.</summary>
/// <remarks>
/// Strict on purpose: what may be a number is one. Not read as numbers: 一 and "one" as articles (一个, "one of them"), single numerals that count nothing (统一, 四川), and "first" or "second" that only order sentences.
/// </remarks>
static class NumberReader
{
    /// <param name="text">Cleaned by <see cref="DraftText.Clean"/>; marks of citations taken out.</param>
    public static ImmutableArray<WrittenNumber> Read(string text)
    {
        var found = new List<WrittenNumber>();
        for (var at = 0; at < text.Length;)
        {
            var number = At(text, at);
            if (number is null)
            {
                at++;
                continue;
            }

            Add(found, number, text);
            at = number.End;
        }

        return [.. found];
    }

    static WrittenNumber? At(string text, int at)
    {
        var sign = text[at];
        if (char.IsAsciiLetterOrDigit(sign) && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))
            return null;
        if (WrittenDays.At(text, at) is { } day)
            return day;
        if (char.IsAsciiLetterOrDigit(sign))
            return WrittenNames.At(text, at) ?? (char.IsAsciiDigit(sign) ? DigitNumerals.At(text, at) : Word(text, at));
        if (sign is '-' or '−' or '+')
            return Signed(text, at);
        if (HanNumbers.At(text, at) is { } han)
            return han;
        // ½, Ⅲ, ②: one sign, one number.
        return CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber && char.GetNumericValue(sign) is var value and >= 0
            ? value is > 0 and < 1 ? new WrittenNumber(at, 1, NumberUnit.Share) { Value = value, Step = 0.01 } : WithUnit(text, at, at + 1, value, 1)
            : null;
    }

    /// <summary>The number behind a place of digits or words, its unit included.</summary>
    public static WrittenNumber WithUnit(string text, int start, int end, double value, double step)
    {
        var (unit, factor, scale, length) = NumberUnits.At(text, end);
        return new WrittenNumber(start, end + length - start, unit) { Value = value * factor, Step = step * factor, Scale = scale };
    }

    static WrittenNumber? Word(string text, int at)
    {
        var read = EnglishNumerals.At(text, at);
        if (read.Length == 0 || (at + read.Length < text.Length && char.IsAsciiLetterOrDigit(text[at + read.Length])))
            return null;
        if (read.Unit == NumberUnit.Vague)
            return new WrittenNumber(at, read.Length, NumberUnit.Vague);
        if (read.Unit != NumberUnit.None)
            return new WrittenNumber(at, read.Length, read.Unit) { Value = read.Value, Step = read.Step };
        var number = WithUnit(text, at, at + read.Length, read.Value, read.Step);
        // "one of them" counts nothing; "one percent" and "one week" do.
        return read.Value == 1 && number.Unit == NumberUnit.None && read.Length == 3 ? null : number;
    }

    /// <summary>A sign belongs to the digits behind it where nothing stands before it that it could join to them: "3-5" is a range.</summary>
    static WrittenNumber? Signed(string text, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '%' or ')' or '）')))
            return null;
        if (WrittenNames.At(text, at + 1) is not null || DigitNumerals.At(text, at + 1) is not { } number)
            return null;
        return number with { Start = at, Length = number.Length + 1, Value = text[at] == '+' ? number.Value : -number.Value, IsSigned = true };
    }

    /// <summary>Joins the parts of a length of time, and lends the unit of a range's end to its beginning ("36.9–39.5%").</summary>
    static void Add(List<WrittenNumber> found, WrittenNumber number, string text)
    {
        if (found.Count > 0)
        {
            var last = found[^1];
            var between = text.AsSpan(last.End..number.Start).Trim();
            if (last is { Unit: NumberUnit.Duration, IsSigned: false } && number.Unit == NumberUnit.Duration && number.Scale < last.Scale && between is "" or "and" or "零" or "又")
            {
                found[^1] = last with { Length = number.End - last.Start, Value = ((last.Value * last.Scale) + (number.Value * number.Scale)) / number.Scale, Step = number.Step, Scale = number.Scale };
                return;
            }

            if (last.Unit == NumberUnit.None && number.Unit is NumberUnit.Share or NumberUnit.Points or NumberUnit.Times or NumberUnit.Duration && between is "–" or "-" or "—" or "~" or "～" or "至" or "到" or "to")
            {
                var (unit, factor, scale, _) = NumberUnits.At(text, DigitsEnd(text, number));
                if (unit == number.Unit)
                    found[^1] = last with { Unit = unit, Value = last.Value * factor, Step = last.Step * factor, Scale = scale };
            }
        }

        found.Add(number);
    }

    /// <summary>Where the unit of a number begins.</summary>
    static int DigitsEnd(string text, WrittenNumber number)
    {
        var at = number.Start;
        while (at < number.End && NumberUnits.At(text, at).Length == 0)
            at++;
        return at;
    }
}
