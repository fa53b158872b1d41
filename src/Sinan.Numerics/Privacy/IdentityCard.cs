namespace Sinan.Numerics.Privacy;

/// <summary>Chinese identity card numbers of 18 characters (GB 11643-1999).</summary>
public static class IdentityCard
{
    static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Checks region, date of birth and the ISO 7064 MOD 11-2 check character.</summary>
    /// <param name="digits">17 digits before an X, or 18.</param>
    /// <param name="hasX">The check character is X.</param>
    public static bool IsValid(ReadOnlySpan<char> digits, bool hasX)
    {
        if (digits.Length != (hasX ? 17 : 18))
            return false;
        var province = Number(digits[..2]);
        if (province is not ((>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or 81 or 82 or 83))
            return false;
        var (year, month, day) = (Number(digits.Slice(6, 4)), Number(digits.Slice(10, 2)), Number(digits.Slice(12, 2)));
        if (year is < 1900 or > 2099 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (digits[i] - '0') * Weights[i];
        var check = (12 - (sum % 11)) % 11;
        return check == (hasX ? 10 : digits[17] - '0');
    }

    static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = (value * 10) + (digit - '0');
        return value;
    }
}
