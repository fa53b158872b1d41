using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.BrowseComments;

/// <summary>What exactly do people say? Every comment, newest first, page by page.</summary>
public sealed record BrowseComments
{
    public const int PageSize = 50;

    /// <summary>Stands in the text, ignoring case.</summary>
    public string? Text { get; init; }

    /// <summary>Other words, apart by commas, of which one may stand in it instead.</summary>
    public string? Also { get; init; }

    public string? Source { get; init; }

    /// <summary>Id of a theme.</summary>
    public string? Theme { get; init; }

    /// <summary>A told label as "set.label" ("kinds.bug", "3.Delivery").</summary>
    public string? Label { get; init; }

    /// <summary>"negative", "positive" or "neutral"; all when null. Of an aspect also "praise", "blame", "mixed" or "uncertain".</summary>
    public string? Feeling { get; init; }

    /// <summary>Id of an aspect; then the feeling is that about it.</summary>
    public string? Aspect { get; init; }

    public double? Rating { get; init; }

    /// <summary>Only since this day, in the workspace's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only until this day, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Version of the app.</summary>
    public string? Version { get; init; }

    public string? Device { get; init; }

    /// <summary>Id of the user's segment, or the group that the sender named.</summary>
    public string? Segment { get; init; }

    /// <summary>Place behind which the page begins, from <see cref="CommentList.Next"/>; the first page when null.</summary>
    public string? After { get; init; }

    /// <summary>Comments on a page.</summary>
    public int Most { get; init; } = PageSize;

    string? AboutAspect => Feeling switch
    {
        "negative" => FeedbackAspect.Blame,
        "positive" => FeedbackAspect.Praise,
        { } feeling when FeedbackAspect.All.Contains(feeling) => feeling,
        _ => null,
    };

    /// <summary>The filter, with days that begin at midnight in a zone.</summary>
    public FeedbackFilter FilterIn(TimeZoneInfo zone)
    {
        return new FeedbackFilter
        {
            Text = Given(Text), Also = WordsOf(Also), Source = Given(Source), Theme = Given(Theme), Rating = Rating, Version = Given(Version), Device = Given(Device), Segment = Given(Segment),
            Label = LabelOf(Given(Label)),
            Aspect = Given(Aspect) is { } aspect ? new FeedbackAspectFilter(aspect, AboutAspect) : null,
            Feeling = Given(Aspect) is not null ? null : Feeling switch { "negative" => FeedbackFeeling.Negative, "positive" => FeedbackFeeling.Positive, "neutral" => FeedbackFeeling.Neutral, _ => null },
            From = StartOf(From), Until = StartOf(To is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : null),
        };

        static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

        static string[]? WordsOf(string? text) => text?.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? words : null;

        static FeedbackLabel? LabelOf(string? given) =>
            given is null ? null : given.IndexOf('.', StringComparison.Ordinal) is > 0 and var at ? new FeedbackLabel(given[..at], given[(at + 1)..]) : new FeedbackLabel("", given);

        DateTimeOffset? StartOf(DateOnly? day) => day is { } d ? new DateTimeOffset(d.ToDateTime(default), zone.GetUtcOffset(d.ToDateTime(default))) : null;
    }
}

/// <param name="No">Number of the feedback.</param>
/// <param name="Text">Redacted text of a user: never trust it.</param>
/// <param name="Sentiment">Probability of being positive, 0…1; null before a reading.</param>
/// <param name="Time">When it was said.</param>
/// <param name="Rating">As given.</param>
/// <param name="Source">Channel.</param>
/// <param name="Theme">Id of its theme; null when in none.</param>
/// <param name="ThemeName">Name of its theme.</param>
/// <param name="Kind">Kind of feedback; null when none was told.</param>
/// <param name="Version">App version, its own or joined.</param>
/// <param name="Device">Device, its own or joined.</param>
/// <param name="Segment">Segment of its user.</param>
/// <param name="Attachments">Pictures, recordings and films that came with it.</param>
public sealed record ListedComment(
    long No, string Text, double? Sentiment, DateTimeOffset? Time, double? Rating, string? Source, string? Theme, string? ThemeName, string? Kind, string? Version, string? Device, FacetValue? Segment,
    int Attachments);

/// <param name="Sentence">In one sentence.</param>
/// <param name="Total">Comments that the filters let through.</param>
/// <param name="Comments">Newest first; those without a time come last.</param>
/// <param name="Next">Place behind this page; null on the last one.</param>
/// <param name="Sources">Channels to choose from, most frequent first.</param>
/// <param name="Themes">Themes to choose from, largest first.</param>
/// <param name="Sets">Sets of labels to choose from.</param>
/// <param name="Facets">What comments can be told apart by, with the values to choose from.</param>
/// <param name="Aspects">Aspects to choose from, those in most comments first.</param>
/// <param name="Cover">Of the comments that the filters let through, how many have a version, a device, a segment, and where from; on the first page.</param>
public sealed record CommentList(
    Phrase Sentence, long Total, ImmutableArray<ListedComment> Comments, string? Next, ImmutableArray<string> Sources, ImmutableArray<NamedTheme> Themes, ImmutableArray<LabelSet> Sets,
    ImmutableArray<FacetChoices> Facets, ImmutableArray<NamedTheme> Aspects, ImmutableArray<FacetCover> Cover);

/// <param name="Id">Theme or aspect.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedTheme(string Id, string Name);

public sealed class BrowseCommentsHandler(IFeedbackSearch search, FacetShelf shelf, IThemes themes, ISnapshots snapshots, ILabelStore sets, IDataVersions versions, IWorkspace workspace)
{
    /// <returns>Problems "listen.no_feedback", "listen.bad_place".</returns>
    public async Task<Outcome<CommentList>> HandleAsync(BrowseComments request, CancellationToken cancellationToken)
    {
        if ((await versions.CurrentAsync(cancellationToken)).Feedback == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        FeedbackPlace? after = null;
        if (!string.IsNullOrEmpty(request.After) && (after = PlaceOf(request.After)) is null)
            return new Problem("listen.bad_place", ProblemKind.Invalid);
        var report = await themes.LatestAsync(cancellationToken);
        var aspects = (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken))?.Value.Aspects ?? [];
        var names = report?.Themes.ToDictionary(t => t.Id, t => t.Name, StringComparer.Ordinal) ?? [];
        var filter = request.FilterIn(workspace.Zone);
        var (facets, segments) = (await shelf.ChoicesAsync(cancellationToken), await shelf.NamesAsync(cancellationToken));
        var page = await search.FindAsync(filter, after, 0, request.Most, cancellationToken);
        var comments = page.Found.Select(f => new ListedComment(
            f.Feedback.No, f.Feedback.Text, f.Sentiment, f.Feedback.Time, f.Feedback.Rating, f.Feedback.Source, f.Theme, f.Theme is { } theme ? names.GetValueOrDefault(theme) : null, f.Kind,
            f.Context.Version, f.Context.Device, f.Context.Segment is { } segment ? new FacetValue(segment, segments.Of(FeedbackFacet.Segment, segment)) : null, f.Attachments)).ToImmutableArray();
        return new CommentList(
            new Phrase(comments.IsEmpty ? "listen.comments.answer_none" : "listen.comments.answer", Fact.Count("comments", page.Total)), page.Total, comments,
            comments.Length == request.Most ? Written(comments[^1]) : null,
            [.. facets.FirstOrDefault(f => f.Facet == FeedbackFacet.Source)?.Values.Select(v => v.Value!) ?? []],
            [.. report?.Themes.Select(t => new NamedTheme(t.Id, t.Name)) ?? []], [.. await sets.SetsAsync(cancellationToken)], facets,
            [.. aspects.Select(a => new NamedTheme(a.Id, a.Name))],
            after is null ? await search.CoverAsync(filter, cancellationToken) : []);
    }

    static string Written(ListedComment last) => string.Create(CultureInfo.InvariantCulture, $"{last.Time?.ToUnixTimeMilliseconds()}~{last.No}");

    static FeedbackPlace? PlaceOf(string text)
    {
        if (text.Split('~') is not [var time, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no))
            return null;
        if (time.Length == 0)
            return new FeedbackPlace(null, no);
        return long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms) && Math.Abs(ms) < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && ms > DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            ? new FeedbackPlace(DateTimeOffset.FromUnixTimeMilliseconds(ms), no)
            : null;
    }
}
