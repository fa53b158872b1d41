using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Alike;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Features.ShowTheme;

public enum SentenceTone
{
    All,
    Negative,
    Positive,
}

/// <summary>What exactly do people say about a theme?</summary>
/// <param name="Id">Theme.</param>
/// <param name="Tone">Which comments.</param>
/// <param name="From">Only since this day; null = all.</param>
/// <param name="To">Only until this day, inclusive.</param>
/// <param name="Page">From 1.</param>
public sealed record ShowTheme(string Id, SentenceTone Tone = SentenceTone.All, DateOnly? From = null, DateOnly? To = null, int Page = 1)
{
    public const int PageSize = 50;

    /// <summary>Only comments of this app version.</summary>
    public string? Version { get; init; }

    /// <summary>Only comments of this device.</summary>
    public string? Device { get; init; }

    /// <summary>Only comments of users in this segment.</summary>
    public string? Segment { get; init; }

    /// <summary>Sentences of the summary.</summary>
    public const int SummarySentences = 4;

    /// <summary>Words near its own that are offered.</summary>
    public const int AlikeWords = 8;

    /// <summary>Newest comments that the summary reads.</summary>
    public const int SummaryComments = 3_000;
}

/// <summary>A comment of a theme.</summary>
/// <param name="No">Number of the feedback.</param>
/// <param name="Text">Redacted text of a user: never trust it.</param>
/// <param name="Sentiment">Probability of being positive, 0…1.</param>
/// <param name="Time">When it was said.</param>
/// <param name="Rating">As in the file.</param>
/// <param name="Source">Channel.</param>
public sealed record ThemeSentence(long No, string Text, double Sentiment, DateTimeOffset? Time, double? Rating, string? Source);

/// <summary>A sentence of the summary, cited from a comment.</summary>
/// <param name="No">Number of the feedback.</param>
/// <param name="Text">Redacted text of a user: never trust it.</param>
/// <param name="Support">Comments of the period that say much the same, its own among them.</param>
public sealed record SummarySentence(long No, string Text, int Support);

/// <param name="Sentence">In one sentence.</param>
/// <param name="Theme">The theme with its figures.</param>
/// <param name="Summary">What the comments that the filters let through say, in sentences of theirs.</param>
/// <param name="Sentences">Newest first; those without a time come last.</param>
/// <param name="Total">Comments that the filters let through.</param>
/// <param name="Page">Page shown, from 1.</param>
/// <param name="Pages">Pages, at least 1.</param>
/// <param name="Facets">What the comments can be told apart by.</param>
/// <param name="Alike">Words used like those of the theme that are not among them; none before words were learned.</param>
public sealed record ThemeDetail(
    Phrase Sentence, Theme Theme, IReadOnlyList<SummarySentence> Summary, IReadOnlyList<ThemeSentence> Sentences, int Total, int Page, int Pages, ImmutableArray<FacetChoices> Facets,
    ImmutableArray<AlikeWord> Alike);

public sealed class ShowThemeHandler(IThemes themes, IFeedbackSearch search, FacetShelf shelf, IWorkspace workspace, LanguageTools tools, KnownWords known, IEvidenceStore evidence, TimeProvider clock)
{
    const int MostPages = 1_000_000;

    /// <returns>Problems "listen.not_read", "listen.no_theme", "listen.theme_ended", "listen.theme_merged".</returns>
    public async Task<Outcome<ThemeDetail>> HandleAsync(ShowTheme request, CancellationToken cancellationToken)
    {
        if (await themes.LatestAsync(cancellationToken) is not { } report)
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        if (report.Find(request.Id) is not { } theme)
            return Missing(request.Id, report);

        var filter = FilterOf(request);
        var page = Math.Clamp(request.Page, 1, MostPages);
        var found = await search.FindAsync(filter, null, (page - 1) * ShowTheme.PageSize, ShowTheme.PageSize, cancellationToken);
        var pages = (int)Math.Clamp((found.Total + ShowTheme.PageSize - 1) / ShowTheme.PageSize, 1, MostPages);
        if (page > pages)
        {
            page = pages;
            found = await search.FindAsync(filter, null, (page - 1) * ShowTheme.PageSize, ShowTheme.PageSize, cancellationToken);
        }

        var shown = found.Found.Select(f => new ThemeSentence(
            f.Feedback.No, f.Feedback.Text, f.Sentiment ?? 0.5, f.Feedback.Time, f.Feedback.Rating, f.Feedback.Source)).ToArray();
        var newest = await search.FindAsync(filter, null, 0, ShowTheme.SummaryComments, cancellationToken);
        return new ThemeDetail(Sentence(theme), theme, Summarize([.. newest.Found.Select(f => f.Feedback)]), shown, (int)found.Total, page, pages, await shelf.ChoicesAsync(cancellationToken),
            await AlikeAsync(theme, cancellationToken));
    }

    async Task<ImmutableArray<AlikeWord>> AlikeAsync(Theme theme, CancellationToken cancellationToken)
    {
        if (await known.LatestAsync(cancellationToken) is not { } found || found.Learned.Texts < AlikeReading.LeastTexts)
            return [];
        var book = new EvidenceBook(found.Learned.Data, found.Learned.Seed, clock.GetUtcNow(), nameof(ShowTheme));
        var near = found.Reading.Used([.. theme.Words.SelectMany(found.Reading.WordsOf)], ShowTheme.AlikeWords);
        ImmutableArray<AlikeWord> alike = [.. near.Select(n => AlikeWord.Proved(book, theme.Name, n, Likeness.Used, found.Learned))];
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return alike;
    }

    /// <summary>The comments that a request lets through.</summary>
    public FeedbackFilter FilterOf(ShowTheme request) => new()
    {
        Theme = request.Id, Feeling = FeelingOf(request.Tone), From = StartOf(request.From), Until = StartOf(request.To?.AddDays(1)),
        Version = request.Version, Device = request.Device, Segment = request.Segment,
    };

    IReadOnlyList<SummarySentence> Summarize(StoredFeedback[] read)
    {
        string[] texts = [.. read.Select(f => TextCleaner.Clean(f.Text))];
        return [.. SentenceSummary.Choose(texts, tools.Segmenter, tools.Vocabulary, ShowTheme.SummarySentences)
            .Select(s => new SummarySentence(read[s.Text].No, texts[s.Text].Substring(s.Start, s.Length), s.Support))];
    }

    /// <summary>What became of a theme that is not there.</summary>
    static Problem Missing(string id, ThemeReport report) => report.Ended.FirstOrDefault(e => e.Id == id) switch
    {
        null => new Problem("listen.no_theme", ProblemKind.NotFound, Fact.Of("theme", id)),
        { Into: { } into } ended when report.Find(into) is { } other =>
            new Problem("listen.theme_merged", ProblemKind.NotFound, Fact.Of("theme", ended.Name), Fact.Of("other", other.Name), Fact.Date("day", ended.At)),
        var ended => new Problem("listen.theme_ended", ProblemKind.NotFound, Fact.Of("theme", ended.Name), Fact.Date("day", ended.At)),
    };

    static Phrase Sentence(Theme theme)
    {
        var size = new Fact { Name = "size", Kind = FactKind.Count, Number = theme.Size };
        var share = new Fact { Name = "share", Kind = FactKind.Share, Number = theme.Share.Value, Interval = theme.Share.Interval, Evidence = theme.Share.Evidence };
        var negative = share with { Name = "negative", Number = theme.NegativeShare.Value, Interval = theme.NegativeShare.Interval, Evidence = theme.NegativeShare.Evidence };
        var asking = share with { Name = "asking", Number = theme.AskingShare.Value, Interval = theme.AskingShare.Interval, Evidence = theme.AskingShare.Evidence };
        return theme switch
        {
            { Burst: { } burst } => new Phrase(
                "listen.theme.answer_wave", size, share, negative, Fact.Date("week", burst.Week),
                Fact.Count("observed", burst.Observed).From(burst.Evidence), Fact.Count("expected", burst.Expected)),
            { IsAsking: true } => new Phrase("listen.theme.answer_asking", size, share, asking),
            _ => new Phrase("listen.theme.answer", size, share, negative),
        };
    }

    static FeedbackFeeling? FeelingOf(SentenceTone tone) => tone switch
    {
        SentenceTone.Negative => FeedbackFeeling.Negative,
        SentenceTone.Positive => FeedbackFeeling.Positive,
        _ => null,
    };

    /// <summary>Midnight of a day in the workspace's zone.</summary>
    DateTimeOffset? StartOf(DateOnly? day) => day is { } d ? new DateTimeOffset(d.ToDateTime(default), workspace.Zone.GetUtcOffset(d.ToDateTime(default))) : null;
}
