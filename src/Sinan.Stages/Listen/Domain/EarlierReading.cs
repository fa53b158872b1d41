using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Corrections;

namespace Sinan.Stages.Listen.Domain;

/// <summary>A theme as the reading before knew it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="History">What became of it so far.</param>
public sealed record KnownTheme(string Id, string Name, string Language, IReadOnlyList<ThemeEvent> History);

/// <summary>The reading before this one: themes begin from it and keep their ids.</summary>
/// <param name="Themes">Its themes, those that were taken out too.</param>
/// <param name="ThemeOf">Theme of each comment that it knew, by number of the feedback; null for none.</param>
/// <param name="Held">Ids of themes that people corrected: their comments stay in them.</param>
/// <param name="Ended">Themes that ended before.</param>
/// <param name="IsFinal">Whether every comment stays in its theme: a correction was made and no data came in.</param>
public sealed record EarlierReading(
    IReadOnlyList<KnownTheme> Themes, IReadOnlyDictionary<long, string?> ThemeOf, IReadOnlySet<string> Held, IReadOnlyList<EndedTheme> Ended, bool IsFinal = false)
{
    public static EarlierReading None { get; } = new([], new Dictionary<long, string?>(), new HashSet<string>(), []);

    /// <param name="report">What was found; null before the first reading.</param>
    /// <param name="readings">Where each comment is, as found or as people put it since.</param>
    /// <param name="book">What people corrected.</param>
    /// <param name="isFinal">Whether every comment stays in its theme.</param>
    public static EarlierReading Of(ThemeReport? report, IReadOnlyList<FeedbackReading> readings, CorrectionBook book, bool isFinal)
    {
        if (report is null)
            return None;
        var languages = readings.Where(r => r.Theme is not null).DistinctBy(r => r.Theme).ToDictionary(r => r.Theme!, r => r.Language, StringComparer.Ordinal);
        var told = report.Themes.Concat(report.Excluded).ToDictionary(t => t.Id, StringComparer.Ordinal);
        // A theme without comments is one that a person put into another.
        var emptied = told.Values.Where(t => !languages.ContainsKey(t.Id))
            .Select(t => new EndedTheme(t.Id, t.Name, book.MergerOf(t.Id)?.At ?? report.At, book.MergerOf(t.Id)?.Value)).ToArray();
        var themes = languages.Select(l => told.TryGetValue(l.Key, out var theme)
            ? new KnownTheme(theme.Id, theme.Name, theme.Language, [.. theme.History, .. emptied.Where(e => e.Into == theme.Id).Select(e => new ThemeEvent(ThemeChange.TookIn, e.At, e.Id, e.Name))])
            : Restored(l.Key, l.Value, report, book));
        return new EarlierReading(
            [.. themes], readings.ToDictionary(r => r.No, r => r.Theme), book.Held, [.. emptied, .. report.Ended.Where(e => !languages.ContainsKey(e.Id))], isFinal);
    }

    /// <summary>A theme that the report does not tell of: made by a split, or back after a merger was undone.</summary>
    static KnownTheme Restored(string id, string language, ThemeReport report, CorrectionBook book) => book.SplitTo(id) is { } split
        ? new KnownTheme(id, split.Value!, language, [new ThemeEvent(ThemeChange.SplitFrom, split.At, split.Theme, split.Name)])
        : new KnownTheme(id, report.Ended.FirstOrDefault(e => e.Id == id)?.Name ?? id, language, [new ThemeEvent(ThemeChange.Begun, report.At)]);
}
