namespace Sinan.Numerics.Privacy;

/// <summary>Licence plates of mainland China (GA 36-2018): 京A12345, 京A·12345, 粤BD12345 (new energy), 京A1234警.</summary>
static class LicencePlates
{
    public const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

    const string LastSigns = "挂学警港澳";

    public static (PersonalDataMatch Match, int Passed) At(ReadOnlySpan<char> text, int at)
    {
        if (at + 6 >= text.Length || !IsLetter(text[at + 1]))
            return (default, at + 1);
        var start = at + 2;
        if (text[start] is '·' or '•' or '.' or '-' or ' ')
            start++;
        var end = start;
        var digits = 0;
        while (end < text.Length && end - start < 7 && (IsLetter(text[end]) || char.IsAsciiDigit(text[end])))
        {
            if (char.IsAsciiDigit(text[end]))
                digits++;
            end++;
        }

        var length = end - start;
        if (length == 4 && end < text.Length && LastSigns.Contains(text[end], StringComparison.Ordinal) && digits >= 3)
            return (new PersonalDataMatch(PersonalDataKind.LicencePlate, at, end + 1 - at), end + 1);
        var isPlate = length switch
        {
            5 => digits >= 3,
            // Small new-energy cars: D or F, a digit or letter, four digits; large ones: five digits, then D or F.
            6 => (text[start] is (>= 'A' and <= 'K') && digits >= 4) || (text[end - 1] is 'D' or 'F' && digits == 5),
            _ => false,
        };
        var endsAlone = end >= text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_');
        return isPlate && endsAlone ? (new PersonalDataMatch(PersonalDataKind.LicencePlate, at, end - at), end) : (default, at + 1);
    }

    /// <summary>I and O are not used.</summary>
    static bool IsLetter(char c) => c is >= 'A' and <= 'Z' and not ('I' or 'O');
}
