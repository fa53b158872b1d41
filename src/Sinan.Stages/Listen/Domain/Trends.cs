using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Listen.Domain;

/// <summary>How a theme's share changed.</summary>
/// <param name="Earlier">Share before the split.</param>
/// <param name="Recent">Share since.</param>
/// <param name="Change">Recent − earlier, Newcombe's interval.</param>
/// <param name="P">Adjusted over all themes (Benjamini–Hochberg).</param>
public sealed record ShareChange(double Earlier, double Recent, Effect Change, double P);

/// <summary>Compares the last quarter of the time with the rest.</summary>
public static class Trends
{
    /// <summary>With fewer comments on either side no trend is told.</summary>
    public const int LeastComments = 30;

    /// <summary>Start of the recent part; null without two different times.</summary>
    public static DateTimeOffset? Split(IEnumerable<DateTimeOffset?> times)
    {
        var (first, last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        foreach (var time in times)
        {
            if (time is { } t)
                (first, last) = (t < first ? t : first, t > last ? t : last);
        }

        return last > first ? first + (last - first) * 0.75 : null;
    }

    /// <param name="themes">Comments of each theme before and since the split.</param>
    /// <param name="earlier">All comments before.</param>
    /// <param name="recent">All comments since.</param>
    /// <returns>For each theme its change; null when there are too few comments.</returns>
    public static ShareChange?[] Of(IReadOnlyList<(int Earlier, int Recent)> themes, int earlier, int recent)
    {
        if (Math.Min(earlier, recent) < LeastComments)
            return new ShareChange?[themes.Count];
        var changes = themes.Select(t => Proportions.Difference(t.Earlier, earlier, t.Recent, recent)).ToArray();
        var adjusted = MultipleTesting.BenjaminiHochberg([.. changes.Select(c => c.P)]);
        return [.. themes.Select((t, i) => new ShareChange(t.Earlier / (double)earlier, t.Recent / (double)recent, changes[i], adjusted[i]))];
    }
}
