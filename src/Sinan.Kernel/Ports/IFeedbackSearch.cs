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

    /// <summary>The piece of this number; null when it is not there.</summary>
    Task<StoredFeedback?> FindAsync(long no, CancellationToken cancellationToken);

    /// <summary>The channels that feedback came through, most frequent first, with their pieces.</summary>
    Task<ImmutableArray<KeyValuePair<string, long>>> SourcesAsync(int most, CancellationToken cancellationToken);
}
