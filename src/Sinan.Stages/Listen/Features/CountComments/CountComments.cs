using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.CountComments;

/// <summary>How many comments came by week, and how many of them read negative?</summary>
/// <param name="Filters">Which comments; place and size of the page do not matter.</param>
public sealed record CountComments(BrowseComments.BrowseComments Filters);

/// <param name="Start">Monday in the workspace's zone.</param>
/// <param name="Comments">Comments of the week.</param>
/// <param name="Negative">Of which read negative.</param>
/// <param name="Share">Negative ones of those that have been read, 0…1; null before a reading.</param>
/// <param name="Interval">Wilson's interval of the share.</param>
public sealed record CommentWeek(DateTimeOffset Start, long Comments, long Negative, double? Share, Interval? Interval);

/// <param name="Sentence">In one sentence; null when nothing fits.</param>
/// <param name="Weeks">The newest weeks without gaps, in time order.</param>
public sealed record CommentWeeks(Phrase? Sentence, ImmutableArray<CommentWeek> Weeks)
{
    /// <summary>Newest weeks that are told apart: two years.</summary>
    public const int Most = 104;
}
