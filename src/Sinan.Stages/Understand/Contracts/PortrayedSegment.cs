namespace Sinan.Stages.Understand.Contracts;

/// <summary>A segment and what it is compared with.</summary>
/// <param name="Segment">The segment with its portrait.</param>
/// <param name="Everybody">The portrait of all users.</param>
public sealed record PortrayedSegment(Segment Segment, SegmentPortrait Everybody);
