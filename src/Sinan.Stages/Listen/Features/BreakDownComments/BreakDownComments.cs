using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Features.BreakDownComments;

/// <summary>Which app versions, devices, segments or channels do comments come from, and which of them read worse than the others?</summary>
/// <param name="By">What tells them apart.</param>
/// <param name="Filter">Which comments.</param>
public sealed record BreakDownComments(FeedbackFacet By, FeedbackFilter Filter)
{
    /// <summary>Values listed, the most frequent.</summary>
    public const int MostValues = 20;
}

/// <param name="Value">As stored; null for comments without one.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Comments">Comments.</param>
/// <param name="ThemeShare">Where the filter names a theme: its part of all comments of the value, with Wilson's interval.</param>
/// <param name="NegativeShare">Part that reads negative, with Wilson's interval; null before a reading.</param>
public sealed record BrokenDown(string? Value, Phrase Name, long Comments, ThemeFigure? ThemeShare, ThemeFigure? NegativeShare);

/// <param name="By">What tells the comments apart.</param>
/// <param name="Sentence">In one sentence.</param>
/// <param name="Values">Most frequent first; comments without a value are one of them.</param>
public sealed record CommentBreakdown(FeedbackFacet By, Phrase Sentence, ImmutableArray<BrokenDown> Values);
