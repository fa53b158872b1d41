using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.ListThemes;

/// <summary>What do people talk about, and how do they feel about it?</summary>
/// <param name="Language">"zh", "en" or null for both.</param>
public sealed record ListThemes(string? Language = null);

/// <summary>The answer.</summary>
/// <param name="Sentence">In one sentence.</param>
/// <param name="Themes">Pinned ones first, then the largest.</param>
/// <param name="Report">The reading it comes from.</param>
/// <param name="IsOutdated">Feedback came in since.</param>
/// <param name="Kinds">Kind of feedback that most comments of a theme are, by theme; themes without one are left out.</param>
public sealed record ThemeList(Phrase Sentence, IReadOnlyList<Theme> Themes, ThemeReport Report, bool IsOutdated, IReadOnlyDictionary<string, ThemeLabel> Kinds);

public sealed class ListThemesHandler(IThemes themes, IDataVersions versions, ISnapshots snapshots)
{
    /// <returns>Problem "listen.not_read" before the first reading.</returns>
    public async Task<Outcome<ThemeList>> HandleAsync(ListThemes request, CancellationToken cancellationToken)
    {
        if (await themes.LatestAsync(cancellationToken) is not { } report)
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        var current = await versions.CurrentAsync(cancellationToken);
        var chosen = report.Themes.Where(t => request.Language is null || t.Language == request.Language).OrderByDescending(t => t.IsPinned).ThenByDescending(t => t.Size).ToArray();
        var labels = (await snapshots.LatestAsync<LabelReport>(LabelReport.KindOf(LabelSet.Kinds.Id), cancellationToken))?.Value;
        return new ThemeList(
            Sentence(report, chosen), chosen, report, current.Feedback != report.Data.Feedback, (labels?.Themes ?? []).ToDictionary(t => t.Theme, StringComparer.Ordinal));
    }

    static Phrase Sentence(ThemeReport report, Theme[] themes)
    {
        var negative = Fact.Share("negative", report.NegativeShare.Value).With(report.NegativeShare);
        var comments = Fact.Count("comments", report.Comments);
        if (themes.Length == 0)
            return new Phrase("listen.themes.answer_none", comments, negative);
        var largest = themes.MaxBy(t => t.Size)!;
        var name = Fact.Of("theme", largest.Name);
        var share = Fact.Share("share", largest.Share.Value).With(largest.Share);
        if (themes.Where(t => t.Burst is not null).MaxBy(t => t.Burst!.Observed - t.Burst.Expected) is { Burst: { } burst } wave)
        {
            return new Phrase(
                "listen.themes.answer_wave", comments, name, share, negative,
                Fact.Of("wave", wave.Name), Fact.Date("week", burst.Week), Fact.Count("observed", burst.Observed).From(burst.Evidence), Fact.Count("expected", burst.Expected));
        }

        return new Phrase("listen.themes.answer", comments, name, share, negative);
    }
}

static class ThemeFacts
{
    /// <summary>A figure of a theme as a fact.</summary>
    public static Fact Of(string name, ThemeFigure figure, FactKind kind) => new Fact { Name = name, Kind = kind, Number = figure.Value }.With(figure);

    /// <summary>The fact with the figure's interval and evidence.</summary>
    public static Fact With(this Fact fact, ThemeFigure figure) => fact with { Interval = figure.Interval, Evidence = figure.Evidence };
}
