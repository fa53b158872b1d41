using System.Text.RegularExpressions;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Tells names that hold digits ("GPT-4", "v1.4.0", "10.0.14") from numbers with a unit ("12k", "3-day").</summary>
static partial class WrittenNames
{
    /// <summary>The name that begins at a place; null when none does.</summary>
    public static WrittenNumber? At(string text, int at)
    {
        var token = Token().Match(text, at);
        if (!token.Success)
            return null;
        var name = token.Value.TrimEnd('.', '-', '_');
        var isVersion = name.Count(c => c == '.') > 1;
        return name.Any(char.IsAsciiDigit) && (isVersion || (name.Any(char.IsAsciiLetter) && !NumberWithUnit().IsMatch(name))) ? new WrittenNumber(at, name.Length, NumberUnit.Name) : null;
    }

    [GeneratedRegex(@"\G[A-Za-z0-9][A-Za-z0-9._-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^\d[\d.]*(?:(?:k|K|M|B|bn|pp|x|X|ms|s|sec|min|h|hr|hrs|d|days?)|-(?:[a-z]+))?$|^\d[\d.]*-\d[\d.]*(?:k|K|M|B|x|X|ms|s|min|h|d)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberWithUnit();
}
