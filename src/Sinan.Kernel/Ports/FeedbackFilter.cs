using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>Which feedback is wanted; what is null lets everything through.</summary>
public sealed record FeedbackFilter
{
    /// <summary>Stands in the text, ignoring case.</summary>
    public string? Text { get; init; }

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
}

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
/// <param name="Context">What stood around it, its own or joined.</param>
/// <param name="Attachments">Pictures, recordings and films that came with it.</param>
public sealed record FoundFeedback(StoredFeedback Feedback, double? Sentiment, string? Theme, FeedbackContext Context, int Attachments);

/// <param name="Found">Newest first; those without a time come last.</param>
/// <param name="Total">All that the filter lets through.</param>
public sealed record FeedbackPage(ImmutableArray<FoundFeedback> Found, long Total);
