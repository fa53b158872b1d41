namespace Sinan.Numerics.Privacy;

/// <summary>A number as it stands in a text: digits, single blanks or hyphens between groups.</summary>
ref struct DigitRun
{
    const int Most = 32;

    /// <summary>ASCII or full-width digit; −1 for anything else.</summary>
    public static int DigitOf(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

    public static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c) || DigitOf(c) >= 0 || c == '_';

    /// <summary>The digits without separators, as '0'…'9'.</summary>
    public string Digits;

    /// <summary>Lengths of the groups: "3-4-4", "11", "4 4 4 4" gives [4,4,4,4].</summary>
    public int[] Groups;

    public int Start;

    public int End;

    /// <summary>An X follows the digits at once (identity cards).</summary>
    public bool HasX;

    public static DigitRun At(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[Most];
        Span<int> groups = stackalloc int[Most];
        var (count, group, at) = (0, 0, start);
        groups[0] = 0;
        while (at < text.Length && count < Most)
        {
            if (DigitOf(text[at]) is var digit and >= 0)
            {
                digits[count++] = (char)('0' + digit);
                groups[group]++;
                at++;
            }
            else if (text[at] is ' ' or '-' && at + 1 < text.Length && DigitOf(text[at + 1]) >= 0 && group + 1 < Most)
            {
                groups[++group] = 0;
                at++;
            }
            else
            {
                break;
            }
        }

        return new DigitRun
        {
            Digits = new string(digits[..count]),
            Groups = groups[..(group + 1)].ToArray(),
            Start = start,
            End = at,
            HasX = at < text.Length && text[at] is 'X' or 'x' or 'Ｘ',
        };
    }
}
