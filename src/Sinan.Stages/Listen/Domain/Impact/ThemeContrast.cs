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
    public static IReadOnlyList<ThemeContrast> Of(ImpactPeople people, IEnumerable<string> themes)
    {
        var (outcomes, strata, speaks) = (people.Outcomes, people.Strata, new bool[people.Count]);
        var found = new List<ThemeContrast>();
        foreach (var theme in themes)
        {
            var speaking = people.Mark(theme, speaks);
            if (Math.Min(speaking, people.Count - speaking) >= LeastPeople && StratifiedDifference.Of(outcomes, speaks, strata) is { } effect)
                found.Add(new ThemeContrast(theme, speaking, people.Count - speaking, effect, effect.P));
        }

        var adjusted = MultipleTesting.BenjaminiHochberg([.. found.Select(f => f.P)]);
        return [.. found.Select((f, i) => f with { P = adjusted[i] })];
    }
}
