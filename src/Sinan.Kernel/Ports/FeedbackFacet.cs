namespace Sinan.Kernel;

/// <summary>By what feedback is told apart.</summary>
public enum FeedbackFacet
{
    /// <summary>The channel it came through.</summary>
    Source,

    /// <summary>Version of the app.</summary>
    Version,
    Device,

    /// <summary>Segment of its user.</summary>
    Segment,
}

/// <summary>The feedback of one value of a facet.</summary>
/// <param name="Value">The value; null for all feedback without one.</param>
/// <param name="Comments">Pieces.</param>
/// <param name="Read">Of these, those that have been read.</param>
/// <param name="Negative">Of these, those that read negative.</param>
public sealed record FacetCount(string? Value, long Comments, long Read, long Negative);

/// <summary>How much feedback has a value of a facet, and where from.</summary>
/// <param name="Facet">Which facet.</param>
/// <param name="Own">Pieces that brought it with themselves.</param>
/// <param name="Joined">Pieces that were joined with the events of their user.</param>
public sealed record FacetCover(FeedbackFacet Facet, long Own, long Joined)
{
    public long Known => Own + Joined;
}
