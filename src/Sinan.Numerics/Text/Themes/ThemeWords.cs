using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A word or phrase of a theme.</summary>
/// <param name="Number">Number of the term.</param>
/// <param name="Term">The word or phrase.</param>
/// <param name="Parts">Words in it.</param>
/// <param name="Weight">Class-based TF-IDF.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ThemeWord(int Number, string Term, int Parts, double Weight);

/// <summary>The words that tell a theme from the others.</summary>
static class ThemeWords
{
    const int Most = 10;

    /// <summary>For each theme its terms by class-based TF-IDF, tf · ln(1 + A ÷ f): tf the term's share of the theme's terms, f its count in all themes, A the mean number of terms a theme.</summary>
    /// <remarks>Source: Grootendorst 2022, BERTopic, equation 2. A word inside a chosen phrase is left out when it says no more than the phrase.</remarks>
    public static ThemeWord[][] Of(ThemeTerms terms, int[] labels, int themes)
    {
        var counts = new int[themes, terms.Terms.Length];
        var totals = new long[themes];
        var overall = new int[terms.Terms.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0)
                continue;
            foreach (var term in terms.Rows[row])
            {
                counts[labels[row], term]++;
                overall[term]++;
            }

            totals[labels[row]] += terms.Rows[row].Length;
        }

        var average = themes == 0 ? 0 : totals.Sum() / (double)themes;
        var result = new ThemeWord[themes][];
        for (var theme = 0; theme < themes; theme++)
        {
            var weighed = new List<ThemeWord>();
            for (var term = 0; term < overall.Length; term++)
            {
                if (counts[theme, term] > 0)
                    weighed.Add(new ThemeWord(term, terms.Terms[term], terms.Parts[term], counts[theme, term] / (double)totals[theme] * Math.Log(1 + average / overall[term])));
            }

            var ordered = weighed.OrderByDescending(w => w.Weight).ThenBy(w => w.Number);
            result[theme] = Distinct(ordered, word => counts[theme, word]);
        }

        return result;
    }

    /// <summary>Up to three of the first words, phrases before the words inside them.</summary>
    public static string Name(ThemeWord[] words, string separator)
    {
        var name = new List<string>();
        foreach (var word in words)
        {
            // The second and third word must weigh something beside the first.
            if (name.Count == 3 || (name.Count > 0 && word.Weight < words[0].Weight * 0.25))
                break;
            name.Add(word.Term);
        }

        return string.Join(separator, name);
    }

    static ThemeWord[] Distinct(IEnumerable<ThemeWord> ordered, Func<int, int> countOf)
    {
        var chosen = new List<ThemeWord>();
        foreach (var word in ordered)
        {
            if (chosen.Count == Most)
                break;
            var container = chosen.FindIndex(c => Holds(c.Term, word.Term));
            var part = chosen.FindIndex(c => Holds(word.Term, c.Term));
            if (container >= 0)
                continue;
            if (part < 0)
            {
                chosen.Add(word);
            }
            else if (countOf(word.Number) * 2 >= countOf(chosen[part].Number))
            {
                // The phrase is at least half of the word's use: it says the same more exactly.
                chosen[part] = word with { Weight = chosen[part].Weight };
                for (var i = chosen.Count - 1; i > part; i--)
                {
                    if (Holds(word.Term, chosen[i].Term))
                        chosen.RemoveAt(i);
                }
            }
            else
            {
                chosen.Add(word);
            }
        }

        return [.. chosen];
    }

    static bool Holds(string phrase, string word) =>
        phrase.Length > word.Length && (char.IsAsciiLetter(word[0])
            ? (" " + phrase + " ").Contains(" " + word + " ", StringComparison.Ordinal)
            : phrase.Contains(word, StringComparison.Ordinal));
}
