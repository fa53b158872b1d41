using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.HearSegment;

/// <summary>What do the users of a segment say, against the others?</summary>
/// <param name="Segment">Id of the segment in the newest grouping.</param>
public sealed record HearSegment(string Segment);

/// <param name="Comments">Comments of the segment's users.</param>
/// <param name="Others">Comments of all other known users.</param>
/// <param name="Negative">Part of the segment's comments that reads negative.</param>
/// <param name="NegativeInterval">Wilson's interval.</param>
/// <param name="Themes">What it talks about more than the others first.</param>
public sealed record SegmentVoice(int Comments, int Others, double Negative, Interval NegativeInterval, ImmutableArray<VoicedTheme> Themes);

/// <param name="Id">Id of the theme.</param>
/// <param name="Name">Its words; words of users.</param>
/// <param name="Comments">Comments of the segment on it.</param>
/// <param name="Here">Part of the segment's comments.</param>
/// <param name="Elsewhere">Part of the others' comments.</param>
/// <param name="Difference">Here − elsewhere.</param>
/// <param name="Interval">Newcombe's interval of the difference.</param>
public sealed record VoicedTheme(string Id, string Name, int Comments, double Here, double Elsewhere, double Difference, Interval Interval)
{
    /// <summary>Where the difference is proved.</summary>
    public EvidenceId? Evidence { get; init; }
}
