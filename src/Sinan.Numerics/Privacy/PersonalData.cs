using System.Buffers;
using System.Text;

namespace Sinan.Numerics.Privacy;

/// <summary>Finds and masks personal data in free text by form and checksum.</summary>
/// <remarks>
/// Found: mobile and land-line numbers of mainland China, international numbers written with +, North American numbers; e-mail addresses;
/// identity cards (GB 11643-1999, checksum ISO 7064 MOD 11-2); bank cards (ISO/IEC 7812 prefix and Luhn); licence plates (GA 36-2018, new-energy plates too).
/// A number that is part of a longer number, of a price or of a code with letters is left alone, and so is one that the words before it call an order number.
/// </remarks>
public static class PersonalData
{
    static readonly SearchValues<char> Signs = SearchValues.Create("0123456789０１２３４５６７８９@" + LicencePlates.Provinces);

    public static IReadOnlyList<PersonalDataKind> Kinds { get; } = Enum.GetValues<PersonalDataKind>();

    /// <summary>The tag that replaces a kind in masked text.</summary>
    public static string TagOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Phone => "[phone]",
        PersonalDataKind.Email => "[email]",
        PersonalDataKind.IdentityCard => "[identity-card]",
        PersonalDataKind.BankCard => "[bank-card]",
        _ => "[plate]",
    };

    /// <summary>All places, in order, not overlapping. Nothing is allocated where nothing is found.</summary>
    public static IReadOnlyList<PersonalDataMatch> Find(ReadOnlySpan<char> text)
    {
        List<PersonalDataMatch>? found = null;
        var at = 0;
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(Signs);
            if (next < 0)
                break;
            at += next;
            var from = found is { Count: > 0 } ? found[^1].Start + found[^1].Length : 0;
            PersonalDataMatch match;
            int passed;
            if (text[at] == '@')
                (match, passed) = EmailAddresses.At(text, at, from);
            else if (DigitRun.DigitOf(text[at]) >= 0)
                (match, passed) = Numbers.At(text, at, from);
            else
                (match, passed) = LicencePlates.At(text, at);
            if (match.Length > 0)
                (found ??= []).Add(match);
            at = Math.Max(at + 1, passed);
        }

        return found ?? (IReadOnlyList<PersonalDataMatch>)[];
    }

    /// <summary>The text with every place replaced by its tag; the same instance when there is none.</summary>
    /// <param name="text">Free text.</param>
    /// <param name="counts">One counter a kind, in the order of the enum; increased.</param>
    public static string Redact(string text, Span<long> counts)
    {
        // A mask can free what stood glued to the masked place, so masking goes on until nothing is found.
        for (var found = Find(text); found.Count > 0; found = Find(text))
        {
            var masked = new StringBuilder(text.Length);
            var at = 0;
            foreach (var match in found)
            {
                masked.Append(text, at, match.Start - at).Append(TagOf(match.Kind));
                counts[(int)match.Kind]++;
                at = match.Start + match.Length;
            }

            text = masked.Append(text, at, text.Length - at).ToString();
        }

        return text;
    }
}
