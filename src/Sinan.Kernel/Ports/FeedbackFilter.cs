using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>Which feedback is wanted; what is null lets everything through.</summary>
public sealed record FeedbackFilter
{
    /// <summary>Stands in the text, ignoring case.</summary>
    public string? Text { get; init; }

    /// <summary>Or one of these stands in the text; null for none.</summary>
    public IReadOnlyList<string>? Also { get; init; }

    public string? Source { get; init; }

    /// <summary>Given at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Given before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    public double? Rating { get; init; }

    public FeedbackFeeling? Feeling { get; init; }

    /// <summary>Id of a theme.</summary>
    public string? Theme { get; init; }

    /// <summary>Version of the app.</summary>
    public string? Version { get; init; }

    public string? Device { get; init; }

    /// <summary>Id of the user's segment, or the group that the sender named.</summary>
    public string? Segment { get; init; }

    public FeedbackLabel? Label { get; init; }

    public FeedbackAspectFilter? Aspect { get; init; }
}

/// <summary>A label that was told of a piece of feedback.</summary>
/// <param name="Set">Id of the set of labels.</param>
/// <param name="Label">One of the set's.</param>
public sealed record FeedbackLabel(string Set, string Label);

/// <summary>How a piece of feedback reads: probability of being positive below, above or at one half.</summary>
public enum FeedbackFeeling
{
    Negative,
    Positive,
    Neutral,
}

/// <summary>A place in the order of <see cref="IFeedbackSearch"/>.</summary>
/// <param name="Time">Time of the piece; null when it has none.</param>
/// <param name="No">Its number.</param>
public sealed record FeedbackPlace(DateTimeOffset? Time, long No);

/// <param name="Feedback">As stored.</param>
/// <param name="Sentiment">Probability of being positive; null before a reading.</param>
/// <param name="Theme">Theme id; null when in none.</param>
/// <param name="Kind">Kind of feedback; null when none was told.</param>
/// <param name="Context">What stood around it, its own or joined.</param>
/// <param name="Attachments">Pictures, recordings and films that came with it.</param>
public sealed record FoundFeedback(StoredFeedback Feedback, double? Sentiment, string? Theme, string? Kind, FeedbackContext Context, int Attachments);

/// <param name="Start">Start of the quarter of an hour; null for all without a time.</param>
/// <param name="Pieces">Pieces of feedback in it.</param>
/// <param name="Read">Of which have been read.</param>
/// <param name="Negative">Of which read negative.</param>
public readonly record struct FeedbackSlice(DateTimeOffset? Start, long Pieces, long Read, long Negative);

/// <param name="Found">Newest first; those without a time come last.</param>
/// <param name="Total">All that the filter lets through.</param>
public sealed record FeedbackPage(ImmutableArray<FoundFeedback> Found, long Total);
