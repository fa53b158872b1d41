using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>Finds feedback page by page, newest first, without reading all of it.</summary>
public interface IFeedbackSearch
{
    /// <summary>One page of what a filter lets through.</summary>
    /// <param name="filter">Which feedback.</param>
    /// <param name="after">The page begins behind this place; null for the first page.</param>
    /// <param name="skip">So many are passed over from there.</param>
    /// <param name="most">Pieces on the page.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<FeedbackPage> FindAsync(FeedbackFilter filter, FeedbackPlace? after, int skip, int most, CancellationToken cancellationToken);

    /// <summary>How much of what a filter lets through came when, by quarter of an hour: no zone parts one. In order of time; what has no time comes last.</summary>
    Task<ImmutableArray<FeedbackSlice>> CountAsync(FeedbackFilter filter, CancellationToken cancellationToken);

    /// <summary>The channels that feedback came through, most frequent first, with their pieces.</summary>
    Task<ImmutableArray<KeyValuePair<string, long>>> SourcesAsync(int most, CancellationToken cancellationToken);
}
