namespace Sinan.Numerics.Privacy;

/// <summary>E-mail addresses around an @.</summary>
static class EmailAddresses
{
    public static (PersonalDataMatch Match, int Passed) At(ReadOnlySpan<char> text, int at, int from)
    {
        var start = at;
        while (start > from && IsLocal(text[start - 1]))
            start--;
        while (start < at && text[start] is '.' or '-' or '+' or '%')
            start++;
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            end++;
        if (start == at)
            return (default, at + 1);
        // "a@b.com-138…": the longest beginning that is a domain.
        while (end > at + 1)
        {
            if (IsDomain(text[(at + 1)..end]))
                return (new PersonalDataMatch(PersonalDataKind.Email, start, end - start), end);
            end = at + 1 + Math.Max(0, text[(at + 1)..end].LastIndexOfAny('.', '-'));
        }

        return (default, at + 1);
    }

    static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot - 1 >= 2 && domain[(dot + 1)..].IndexOfAnyExcept(Letters) < 0;
    }

    static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
