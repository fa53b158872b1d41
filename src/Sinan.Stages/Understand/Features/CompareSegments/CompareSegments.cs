using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.CompareSegments;

/// <summary>In what do two segments of the newest grouping differ?</summary>
/// <param name="First">Id of one.</param>
/// <param name="Second">Id of the other.</param>
public sealed record CompareSegments(string First, string Second);

/// <param name="First">Name of one.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Answer">In one sentence.</param>
/// <param name="Differences">Traits, the most telling first.</param>
public sealed record SegmentContrast(Phrase First, Phrase Second, Phrase Answer, ImmutableArray<SegmentDifference> Differences);

/// <param name="Feature">"night_share", "orders" …</param>
/// <param name="Kind">How values are written.</param>
/// <param name="First">Mean of the first.</param>
/// <param name="Second">Mean of the second.</param>
/// <param name="Difference">Second minus first.</param>
/// <param name="Interval">Welch's interval of the difference.</param>
/// <param name="AdjustedP">p-value after Holm's correction over all traits.</param>
/// <param name="Effect">Difference in pooled standard deviations (Cohen's d).</param>
public sealed record SegmentDifference(string Feature, FactKind Kind, double First, double Second, double Difference, Interval Interval, double AdjustedP, double Effect)
{
    /// <summary>Where the difference is proved.</summary>
    public EvidenceId? Evidence { get; init; }
}
