using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Groups before they have names.</summary>
/// <param name="Labels">Group of each row of the features, 0 … K − 1, largest group first; users in no dense group, if any, are the last group.</param>
/// <param name="K">Number of groups, the rest included.</param>
/// <param name="HasRest">Whether the last group holds the users in no dense group.</param>
/// <param name="IsClear">Whether they stand apart more than groups cut out of one shape would, and come back in resamples.</param>
/// <param name="Silhouette">Mean silhouette; null for a fixed grid.</param>
/// <param name="SilhouetteInterval">Percentile bootstrap over rows.</param>
/// <param name="Stability">Mean adjusted Rand index over resamples; null likewise.</param>
/// <param name="StabilityInterval">Student's interval over resamples.</param>
/// <param name="Candidates">Every number of groups tried.</param>
/// <param name="Recipe">Fitted pre-processing as JSON.</param>
public sealed record FoundGroups(
    int[] Labels, int K, bool HasRest, bool IsClear, double? Silhouette, Interval? SilhouetteInterval, double? Stability, Interval? StabilityInterval,
    ImmutableArray<SegmentCandidate> Candidates, string Recipe);
