using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>The cohorts with at least one user, by time, and the share retained over all of them.</summary>
/// <param name="Cohorts">By time.</param>
/// <param name="Overall">Σ retained ÷ Σ size over the cohorts not null at k; null where every cohort is.</param>
/// <param name="Groups">The same by group, those with the most users (summed over the cohorts) first; empty without a breakdown.</param>
public sealed record RetentionAnswer(ImmutableArray<RetentionCohort> Cohorts, ImmutableArray<double?> Overall, ImmutableArray<RetentionGroup> Groups)
{
    /// <summary>As in <see cref="RetentionGroup"/>, over all groups.</summary>
    public ImmutableArray<ClusterRatio> ByUser { get; init; } = [];
}
