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

    /// <summary>What a filter lets through by the values of a facet, most frequent first; the feedback without a value is one of them.</summary>
    /// <param name="filter">Which feedback.</param>
    /// <param name="by">The facet.</param>
    /// <param name="most">Values returned.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<ImmutableArray<FacetCount>> CountAsync(FeedbackFilter filter, FeedbackFacet by, int most, CancellationToken cancellationToken);

    /// <summary>The values of each facet in all feedback, most frequent first, at most so many of each; empty where there is none.</summary>
    Task<ImmutableDictionary<FeedbackFacet, ImmutableArray<string>>> ValuesAsync(int most, CancellationToken cancellationToken);

    /// <summary>How much of what a filter lets through has a version, a device, a segment, and where from.</summary>
    Task<ImmutableArray<FacetCover>> CoverAsync(FeedbackFilter filter, CancellationToken cancellationToken);

    /// <summary>What a filter lets through by aspect, and by feeling about it; persons are counted where the filter names an aspect.</summary>
    Task<ImmutableArray<FeedbackAspectCount>> CountAspectsAsync(FeedbackFilter filter, CancellationToken cancellationToken);

    /// <summary>How much of what a filter lets through came when, by quarter of an hour: no zone parts one. In order of time; what has no time comes last.</summary>
    Task<ImmutableArray<FeedbackSlice>> CountAsync(FeedbackFilter filter, CancellationToken cancellationToken);
}
