namespace Sinan.Stages.Understand.Features.PortraySegment;

/// <summary>Who are the users of a segment, found in the behaviour or saved by rule?</summary>
public sealed record PortraySegment(string Id);
