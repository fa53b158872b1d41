using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Listen.Domain;

/// <summary>A week in which a theme came far more often than its other weeks make likely.</summary>
/// <param name="Week">Number of the week.</param>
/// <param name="Observed">Comments of the theme.</param>
/// <param name="Expected">Comments expected.</param>
/// <param name="P">Adjusted over all themes and weeks (Benjamini–Hochberg).</param>
public sealed record Wave(int Week, int Observed, double Expected, double P);

/// <summary>Finds waves of comments.</summary>
/// <remarks>
/// Each week of each theme is held against the theme's other weeks, by their mean and per comment on anything else; counts that scatter more than
/// Poisson counts are tested as quasi-Poisson (both sides divided by the dispersion of the other weeks).
/// </remarks>
public static class Waves
{
    /// <summary>Fewer weeks give no baseline.</summary>
    public const int LeastWeeks = 4;

    const int LeastObserved = 8;
    const double LeastRatio = 2;
    const double Level = 0.01;

    /// <param name="themes">Comments of each theme by week, all of one length.</param>
    /// <param name="all">All comments by week.</param>
    /// <returns>For each theme its clearest wave, or null.</returns>
    public static Wave?[] Find(IReadOnlyList<int[]> themes, int[] all)
    {
        var result = new Wave?[themes.Count];
        if (all.Length < LeastWeeks)
            return result;
        var tests = new List<(int Theme, Wave Wave)>();
        for (var theme = 0; theme < themes.Count; theme++)
        {
            for (var week = 0; week < all.Length; week++)
            {
                var expected = Expected(themes[theme], all, week);
                var dispersion = Dispersion(themes[theme], all, week);
                var p = Distribution.PoissonUpperTail(Math.Floor(themes[theme][week] / dispersion), expected / dispersion);
                tests.Add((theme, new Wave(week, themes[theme][week], expected, p)));
            }
        }

        var adjusted = MultipleTesting.BenjaminiHochberg([.. tests.Select(t => t.Wave.P)]);
        foreach (var ((theme, wave), p) in tests.Zip(adjusted))
        {
            if (p < Level && wave.Observed >= LeastObserved && wave.Observed >= LeastRatio * wave.Expected
                && (result[theme] is not { } best || wave.Observed - wave.Expected > best.Observed - best.Expected))
                result[theme] = wave with { P = p };
        }

        return result;
    }

    /// <summary>What the other weeks make likely: their rate per comment on anything else, or their mean, whichever is larger. So neither a week in
    /// which everybody writes more nor one in which the others write less is a wave. Half a comment is added: nothing expected is never zero.</summary>
    static double Expected(int[] theme, int[] all, int week)
    {
        var (own, rest) = (0.5, 0.0);
        for (var w = 0; w < all.Length; w++)
        {
            if (w == week)
                continue;
            own += theme[w];
            rest += all[w] - theme[w];
        }

        return Math.Max(own / (all.Length - 1), rest > 0 ? own * (all[week] - theme[week]) / rest : 0);
    }

    /// <summary>Mean of (observed − expected)² ÷ expected over the other weeks without their largest, at least 1: one wave must not hide another.</summary>
    static double Dispersion(int[] theme, int[] all, int week)
    {
        var (sum, largest, n) = (0.0, 0.0, 0);
        for (var w = 0; w < all.Length; w++)
        {
            if (w == week)
                continue;
            var expected = ExpectedWithout(theme, all, w, week);
            var part = (theme[w] - expected) * (theme[w] - expected) / expected;
            (sum, largest, n) = (sum + part, Math.Max(largest, part), n + 1);
        }

        return n < 3 ? 1 : Math.Max(1, (sum - largest) / (n - 1));
    }

    static double ExpectedWithout(int[] theme, int[] all, int week, int without)
    {
        var (own, rest) = (0.5, 0.0);
        for (var w = 0; w < all.Length; w++)
        {
            if (w == without)
                continue;
            own += theme[w];
            rest += all[w] - theme[w];
        }

        return rest > 0 ? Math.Max(0.1, own * (all[week] - theme[week]) / rest) : Math.Max(0.1, own / (all.Length - 1));
    }
}
