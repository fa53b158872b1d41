namespace Sinan.Kernel;

/// <summary>A stored piece of feedback as the Listen stage reads it.</summary>
/// <param name="No">Dense number, from 0, in order of arrival.</param>
/// <param name="UserNo">Dense number of the user; null when unknown.</param>
/// <param name="Time">When it was given.</param>
/// <param name="Rating">As in the file.</param>
/// <param name="Item">Item id.</param>
/// <param name="Source">Channel.</param>
/// <param name="Label">Label from the file.</param>
/// <param name="Text">Redacted text.</param>
public sealed record StoredFeedback(long No, int? UserNo, DateTimeOffset? Time, double? Rating, string? Item, string? Source, string? Label, string Text)
{
    /// <summary>What it brought with itself.</summary>
    public FeedbackContext Own { get; init; } = FeedbackContext.None;
}

/// <summary>What Listen found in one piece of feedback.</summary>
/// <param name="No">Number of the feedback.</param>
/// <param name="Language">"zh", "en" or "other".</param>
/// <param name="Sentiment">Probability of being positive, 0…1.</param>
/// <param name="Theme">Theme id; null when in none.</param>
public sealed record FeedbackReading(long No, string Language, double Sentiment, string? Theme)
{
    /// <summary>What the events of its user tell of the time when it was given; what the piece brought with itself goes before it.</summary>
    public FeedbackContext Joined { get; init; } = FeedbackContext.None;
}

/// <summary>Reads feedback and keeps what was found in it.</summary>
public interface IFeedbackRecord
{
    /// <summary>All feedback in order of <see cref="StoredFeedback.No"/>.</summary>
    Task<IReadOnlyList<StoredFeedback>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>The newest pieces in order of <see cref="StoredFeedback.No"/>; those without a time count as older than all others.</summary>
    /// <param name="most">So many at most.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    async Task<IReadOnlyList<StoredFeedback>> ReadNewestAsync(int most, CancellationToken cancellationToken) =>
    [
        .. (await ReadAllAsync(cancellationToken)).OrderByDescending(f => f.Time ?? DateTimeOffset.MinValue).ThenByDescending(f => f.No).Take(most).OrderBy(f => f.No),
    ];

    /// <summary>The feedback of these numbers in order of <see cref="StoredFeedback.No"/>; what was erased is left out.</summary>
    Task<IReadOnlyList<StoredFeedback>> ReadAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);

    /// <summary>The piece of a number; null when it is not there.</summary>
    async Task<StoredFeedback?> FindAsync(long no, CancellationToken cancellationToken) => await ReadAsync([no], cancellationToken) is [var found, ..] ? found : null;

    /// <summary>Replaces all readings in one transaction.</summary>
    Task ReplaceReadingsAsync(IReadOnlyList<FeedbackReading> readings, CancellationToken cancellationToken);

    /// <summary>Replaces what all feedback says of aspects, in one transaction.</summary>
    Task ReplaceAspectsAsync(IReadOnlyList<FeedbackAspect> aspects, CancellationToken cancellationToken);

    /// <summary>What all feedback says of aspects, in order of its numbers.</summary>
    /// <param name="feeling">Only this feeling; all when null.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<IReadOnlyList<FeedbackAspect>> ReadAspectsAsync(string? feeling, CancellationToken cancellationToken);

    Task<IReadOnlyList<FeedbackReading>> ReadReadingsAsync(CancellationToken cancellationToken);

    /// <summary>The reading of a piece; null before it was read.</summary>
    Task<FeedbackReading?> FindReadingAsync(long no, CancellationToken cancellationToken);

    /// <summary>All feedback with its readings, without texts: for counting over millions within a page.</summary>
    Task<FeedbackColumns> ReadColumnsAsync(CancellationToken cancellationToken);
}
