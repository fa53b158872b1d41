using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>The cohorts of one group.</summary>
/// <param name="Group">Value code; −1 = no value.</param>
/// <param name="Cohorts">Those with a user of the group, by time.</param>
/// <param name="Overall">As in <see cref="RetentionAnswer"/>.</param>
public sealed record RetentionGroup(int Group, ImmutableArray<RetentionCohort> Cohorts, ImmutableArray<double?> Overall)
{
    /// <summary>For recurring cohorts, the same shares as ratios of totals over users, by column: cohorts after which the user came back ÷ cohorts. Empty for first cohorts.</summary>
    public ImmutableArray<ClusterRatio> ByUser { get; init; } = [];
}
