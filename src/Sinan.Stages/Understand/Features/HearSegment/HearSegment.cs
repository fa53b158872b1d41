using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.HearSegment;

/// <summary>What do the users of a segment say, against the others?</summary>
/// <param name="Segment">Id of the segment, found in the newest grouping or saved by rule.</param>
public sealed record HearSegment(string Segment);

/// <param name="Comments">Comments of the segment's users.</param>
/// <param name="Others">Comments of all other known users.</param>
/// <param name="Negative">Part of the segment's comments that reads negative.</param>
/// <param name="NegativeInterval">Wilson's interval.</param>
/// <param name="Themes">What it talks about more than the others first.</param>
/// <param name="Words">Words that its users surely use more, the surest first.</param>
/// <param name="TestedWords">Words compared.</param>
public sealed record SegmentVoice(
    int Comments, int Others, double Negative, Interval NegativeInterval, ImmutableArray<VoicedTheme> Themes, ImmutableArray<VoicedWord> Words, int TestedWords);

/// <param name="Id">Id of the theme.</param>
/// <param name="Name">Its words; words of users.</param>
/// <param name="Comments">Comments of the segment on it.</param>
/// <param name="Here">Part of the segment's comments.</param>
/// <param name="Elsewhere">Part of the others' comments.</param>
/// <param name="Difference">Here − elsewhere.</param>
/// <param name="Interval">Newcombe's interval of the difference.</param>
/// <param name="Q">p of the difference after Benjamini and Hochberg over all themes compared.</param>
public sealed record VoicedTheme(string Id, string Name, int Comments, double Here, double Elsewhere, double Difference, Interval Interval, double Q)
{
    /// <summary>Where the difference is proved.</summary>
    public EvidenceId? Evidence { get; init; }
}

/// <param name="Word">Word or phrase; words of users.</param>
/// <param name="Users">Users of the segment who wrote it.</param>
/// <param name="OtherUsers">Other users who wrote it.</param>
/// <param name="Odds">Odds of the word here over those elsewhere, with an informative Dirichlet prior.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Q">p after Benjamini and Hochberg over all words compared.</param>
/// <param name="Evidence">Where the odds are proved.</param>
public sealed record VoicedWord(string Word, long Users, long OtherUsers, double Odds, Interval Interval, double Q, EvidenceId Evidence);
