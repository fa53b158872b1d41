using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.TraceSegments;

/// <summary>Who moved from which segment to which between the two newest groupings?</summary>
public sealed record TraceSegments;

/// <param name="Answer">In one sentence.</param>
/// <param name="Moves">By the earlier segment, the largest part first; those who stay included.</param>
public sealed record SegmentMoves(Phrase Answer, ImmutableArray<SegmentMove> Moves);

/// <param name="From">Earlier segment; null = not among the users then.</param>
/// <param name="To">Segment now.</param>
/// <param name="Users">Users.</param>
/// <param name="Part">Part of the earlier segment.</param>
/// <param name="Interval">Wilson's interval of that part.</param>
public sealed record SegmentMove(Phrase? From, Phrase To, int Users, double Part, Interval Interval)
{
    /// <summary>Where the part is proved.</summary>
    public EvidenceId? Evidence { get; init; }
}
