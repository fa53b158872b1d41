namespace Sinan.Numerics.Privacy;

/// <summary>Payment card numbers: an issuer's prefix, the length that goes with it, and the Luhn check digit (ISO/IEC 7812).</summary>
public static class BankCard
{
    /// <param name="digits">The number without separators.</param>
    /// <param name="groups">Its groups as written: one, or fours with a shorter last, or 4-6-5.</param>
    public static bool IsValid(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups)
    {
        if (digits.Length is < 15 or > 19 || !IsGrouped(groups) || !HasIssuer(digits))
            return false;
        return Luhn(digits);
    }

    /// <summary>Whether the last digit makes the Luhn sum a multiple of ten.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return digits.Length > 0 && sum % 10 == 0;
    }

    /// <summary>UnionPay 62 (16–19), Visa 4 (16), Mastercard 51–55 and 2221–2720 (16), American Express 34 and 37 (15), JCB 3528–3589 (16), Discover 6011 and 65 (16).</summary>
    static bool HasIssuer(ReadOnlySpan<char> digits)
    {
        var four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + (digits[3] - '0');
        return digits.Length switch
        {
            15 => four / 100 is 34 or 37,
            16 => four / 100 == 62 || four / 1000 == 4 || four / 100 is >= 51 and <= 55 || four is >= 2221 and <= 2720 or >= 3528 and <= 3589 || four == 6011 || four / 100 == 65,
            _ => four / 100 == 62,
        };
    }

    static bool IsGrouped(ReadOnlySpan<int> groups)
    {
        if (groups.Length == 1 || groups.SequenceEqual([4, 6, 5]) || groups.SequenceEqual([6, 13]))
            return true;
        foreach (var group in groups[..^1])
        {
            if (group != 4)
                return false;
        }

        return groups[^1] is >= 1 and <= 4;
    }
}
