using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Listen.Domain.Impact;

/// <summary>People who speak of a theme against the others of the same segment and month.</summary>
/// <param name="Theme">Id of the theme.</param>
/// <param name="Speaking">People who speak of it.</param>
/// <param name="Others">People who do not.</param>
/// <param name="Effect">Mean outcome of the first minus that of the second, within segment and month.</param>
/// <param name="P">Adjusted over all themes (Benjamini–Hochberg).</param>
public sealed record ThemeContrast(string Theme, int Speaking, int Others, Effect Effect, double P)
{
    /// <summary>With fewer people on either side nothing is told.</summary>
    public const int LeastPeople = 20;

    /// <returns>A contrast for each theme with enough people, in the order of the themes.</returns>
    public static IReadOnlyList<ThemeContrast> Of(IReadOnlyList<ImpactUnit> units, IEnumerable<string> themes)
    {
        double[] outcomes = [.. units.Select(u => u.Outcome)];
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] strata = [.. units.Select(u => number.TryGetValue(u.Stratum, out var stratum) ? stratum : number[u.Stratum] = number.Count)];
        var found = new List<ThemeContrast>();
        foreach (var theme in themes)
        {
            bool[] speaks = [.. units.Select(u => u.Themes.Contains(theme))];
            var speaking = speaks.Count(s => s);
            if (Math.Min(speaking, units.Count - speaking) >= LeastPeople && StratifiedDifference.Of(outcomes, speaks, strata) is { } effect)
                found.Add(new ThemeContrast(theme, speaking, units.Count - speaking, effect, effect.P));
        }

        var adjusted = MultipleTesting.BenjaminiHochberg([.. found.Select(f => f.P)]);
        return [.. found.Select((f, i) => f with { P = adjusted[i] })];
    }
}
