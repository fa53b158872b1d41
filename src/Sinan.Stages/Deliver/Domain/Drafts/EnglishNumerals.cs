using System.Text.RegularExpressions;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Reads numbers in English words: "twenty-five", "one hundred and twenty", "two thirds", "half a million".</summary>
static partial class EnglishNumerals
{
    /// <param name="Length">Characters; 0 when there is no number.</param>
    /// <param name="Value">The number; NaN for one that is not said ("hundreds").</param>
    /// <param name="Step">Its last place.</param>
    /// <param name="Unit">Share for fractions, times for "twice".</param>
    public readonly record struct Reading(int Length, double Value, double Step, NumberUnit Unit);

    static readonly Dictionary<string, double> small = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", n => n);

    static readonly Dictionary<string, double> tens = Numbered("twenty thirty forty fifty sixty seventy eighty ninety", n => (n + 2) * 10);

    static readonly Dictionary<string, double> large = new() { ["hundred"] = 1e2, ["thousand"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9 };

    static readonly Dictionary<string, double> parts = new()
    {
        ["half"] = 2, ["halves"] = 2, ["third"] = 3, ["thirds"] = 3, ["quarter"] = 4, ["quarters"] = 4, ["fourth"] = 4, ["fourths"] = 4, ["fifth"] = 5, ["fifths"] = 5, ["sixth"] = 6, ["sixths"] = 6,
        ["seventh"] = 7, ["sevenths"] = 7, ["eighth"] = 8, ["eighths"] = 8, ["ninth"] = 9, ["ninths"] = 9, ["tenth"] = 10, ["tenths"] = 10,
    };

    static readonly Dictionary<string, double> factors = new()
    {
        ["twice"] = 2, ["double"] = 2, ["doubled"] = 2, ["doubles"] = 2, ["doubling"] = 2, ["thrice"] = 3, ["triple"] = 3, ["tripled"] = 3, ["triples"] = 3, ["tripling"] = 3, ["quadruple"] = 4, ["quadrupled"] = 4,
    };

    static readonly Dictionary<string, double> ordinals = Numbered("first second third fourth fifth sixth seventh eighth ninth tenth", n => n + 1);

    /// <summary>The number that begins with the word at a place.</summary>
    public static Reading At(string text, int at)
    {
        if (Ranked().Match(text, at) is { Success: true } ranked)
            return new Reading(ranked.Length, ordinals[ranked.Groups["nth"].Value.ToLowerInvariant()], 1, NumberUnit.None);
        var words = new List<(string Word, int End)>();
        for (var match = Word().Match(text, at); match.Success && words.Count < 12; match = Word().Match(text, match.Index + match.Length))
            words.Add((match.Groups["word"].Value.ToLowerInvariant(), match.Index + match.Length));
        if (words.Count == 0)
            return default;
        var first = words[0].Word;
        if (factors.TryGetValue(first, out var factor))
            return new Reading(words[0].End - at, factor, 1, NumberUnit.Times);
        if (Vague().IsMatch(first))
            return new Reading(words[0].End - at, double.NaN, 1, NumberUnit.Vague);
        if (first is "half" or "halved")
            return Half(words, at);
        return Whole(words, at);
    }

    static Reading Half(List<(string Word, int End)> words, int at) =>
        words.Count > 2 && words[1].Word is "a" or "an" && large.TryGetValue(words[2].Word, out var size)
            ? new Reading(words[2].End - at, size / 2, size / 10, NumberUnit.None)
            : new Reading(words[0].End - at, 0.5, 0.01, NumberUnit.Share);

    static Reading Whole(List<(string Word, int End)> words, int at)
    {
        var (total, section, step, used) = (0.0, 0.0, 1.0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var (word, _) = words[i];
            var isArticle = word is "a" or "an" && i == 0;
            if (small.TryGetValue(word, out var low) || isArticle)
            {
                section += isArticle ? 1 : low;
                step = 1;
            }
            else if (tens.TryGetValue(word, out var ten))
                section += ten;
            else if (large.TryGetValue(word, out var size) && used > 0)
            {
                (total, section) = size > 100 ? (total + (section * size), 0) : (total, section * size);
                step = size > 100 ? size : 1;
            }
            else if (parts.TryGetValue(word, out var of) && used > 0 && total == 0 && section < of)
                return new Reading(words[i].End - at, section / of, 0.01, NumberUnit.Share);
            else if (word == "dozen" && used > 0)
                return new Reading(words[i].End - at, section * 12, 1, NumberUnit.None);
            else if (!(word == "and" && used > 0 && i + 1 < words.Count && large.ContainsKey(words[i - 1].Word) && (small.ContainsKey(words[i + 1].Word) || tens.ContainsKey(words[i + 1].Word))))
                break;
            used = i + 1;
        }

        return used == 0 || (used == 1 && words[0].Word is "a" or "an") ? default : new Reading(words[used - 1].End - at, total + section, step, NumberUnit.None);
    }

    static Dictionary<string, double> Numbered(string words, Func<int, double> value) => words.Split(' ').Index().ToDictionary(w => w.Item, w => value(w.Index), StringComparer.Ordinal);

    [GeneratedRegex(@"\G[ -]?(?<word>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^(?:dozens|hundreds|thousands|millions|billions)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vague();

    // An ordinal is a number where it says a place; "first, …" only begins a list.
    [GeneratedRegex(@"\G(?:(?:rank(?:s|ed)?|placed?|comes?|came|stands?)(?: in| at| as)?(?: the)? (?<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[ -](?:place|rank|most|largest|biggest|highest|best|worst|lowest|smallest))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ranked();
}
