using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Collect.Domain.Feedback;

/// <summary>Tells people's comments from what programs fill into public forms, by how it was sent. Nothing is thrown away: what a rule catches is kept aside.</summary>
/// <remarks>None of the rules asks anything of people, as riddles with pictures would.</remarks>
public static partial class SpamRules
{
    /// <summary>A form that comes back sooner was not filled in by hand: two seconds.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(2);

    /// <summary>A comment may name so many web pages.</summary>
    public const int MostLinks = 2;

    /// <summary>So many people may say the same within <see cref="FloodWindow"/>; short ones ("good") may come more often.</summary>
    public const int MostEqual = 3;

    public static readonly TimeSpan FloodWindow = TimeSpan.FromHours(1);

    /// <summary>Below this many signs equal texts are no flood.</summary>
    const int LeastFloodSigns = 12;

    /// <param name="trap">Content of the field that people do not see.</param>
    /// <param name="open">How long the form was open; null when it was never opened.</param>
    /// <param name="text">The comment.</param>
    /// <param name="equalBefore">How often the same text came within the window.</param>
    /// <returns>A <see cref="SpamReason"/>; null for a comment.</returns>
    public static string? Judge(string? trap, TimeSpan? open, string text, int equalBefore) =>
        !string.IsNullOrEmpty(trap) ? SpamReason.Trap
        : open is null || open < LeastTime ? SpamReason.TooFast
        : Links().Count(text) > MostLinks ? SpamReason.Links
        : equalBefore >= MostEqual && Essence(text).Length >= LeastFloodSigns ? SpamReason.Flood
        : null;

    /// <summary>Letters only, in small letters and one width: changed blanks, punctuation and numbers do not make a new text.</summary>
    public static string Essence(string text)
    {
        var essence = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                essence.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
        }

        return essence.ToString();
    }

    [GeneratedRegex(@"https?://|www\.|\[url", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Links();
}
