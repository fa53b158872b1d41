namespace Sinan.Numerics.Privacy;

/// <summary>Telephone numbers.</summary>
public static class Telephones
{
    /// <param name="digits">The number without separators.</param>
    /// <param name="groups">Lengths of its groups as written.</param>
    /// <param name="hasPlus">A + stands before it.</param>
    public static bool IsValid(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool hasPlus)
    {
        if (hasPlus)
            return IsInternational(digits, groups);
        return IsMobile(digits, groups) || IsWithChinaPrefix(digits, groups) || IsLandLine(digits, groups) || IsNorthAmerican(digits, groups);
    }

    /// <summary>Area code with its 0, and seven or eight digits.</summary>
    public static bool IsLandLine(ReadOnlySpan<char> area, ReadOnlySpan<char> number) =>
        area.Length switch
        {
            3 => (area.SequenceEqual("010") || (area[0] == '0' && area[1] == '2' && area[2] is not ('6' or '1'))) && number.Length == 8 && number[0] >= '2',
            4 => area[0] == '0' && area[1] is >= '3' and <= '9' && number.Length is 7 or 8 && number[0] >= '2',
            _ => false,
        };

    /// <summary>11 digits from 13 to 19, in one piece or 3-4-4.</summary>
    static bool IsMobile(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups) =>
        digits.Length == 11 && digits[0] == '1' && digits[1] >= '3' && (groups.Length == 1 || groups.SequenceEqual([3, 4, 4]));

    static bool IsWithChinaPrefix(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups)
    {
        var prefix = digits.StartsWith("0086") ? 4 : digits.StartsWith("86") ? 2 : 0;
        if (prefix == 0 || digits.Length != prefix + 11)
            return false;
        return groups.Length == 1 || groups[0] == prefix
            ? IsMobile(digits[prefix..], groups.Length == 1 ? [11] : groups[1..])
            : groups.SequenceEqual([prefix + 3, 4, 4]) && IsMobile(digits[prefix..], [11]);
    }

    static bool IsLandLine(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups)
    {
        if (digits[0] != '0')
            return false;
        if (groups.Length == 2)
            return groups[0] is 3 or 4 && IsLandLine(digits[..groups[0]], digits[groups[0]..]);
        if (groups.Length == 3 && groups[0] is 3 or 4 && groups[1] is 3 or 4 && groups[2] == 4)
            return IsLandLine(digits[..groups[0]], digits[groups[0]..]);
        return groups.Length == 1 && digits.Length is 11 or 12
            && (IsLandLine(digits[..3], digits[3..]) || IsLandLine(digits[..4], digits[4..]));
    }

    /// <summary>555-123-4567, 1-555-123-4567.</summary>
    static bool IsNorthAmerican(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups) =>
        (groups.SequenceEqual([3, 3, 4]) && digits[0] >= '2' && digits[3] >= '2')
        || (groups.SequenceEqual([1, 3, 3, 4]) && digits[0] == '1' && digits[1] >= '2' && digits[4] >= '2');

    /// <summary>E.164: 8 to 15 digits, the country code not beginning with 0.</summary>
    static bool IsInternational(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups) =>
        digits.Length is >= 8 and <= 15 && digits[0] != '0' && groups.Length <= 6;
}
