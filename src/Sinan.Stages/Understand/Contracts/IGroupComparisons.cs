using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>Compares users who got different variants of something.</summary>
public interface IGroupComparisons
{
    /// <summary>Compares the variants named in a column of the events and keeps the result as snapshot and evidence.
    /// Problems: "understand.compare.no_column", "understand.compare.one_variant", "understand.compare.too_few_users".</summary>
    Task<Outcome<GroupComparison>> CompareAsync(CompareRequest request, CancellationToken cancellationToken);

    /// <summary>The newest comparison; null before the first.</summary>
    Task<GroupComparison?> LatestAsync(CancellationToken cancellationToken);
}

/// <param name="Column">Column of the events that names the variant; null = the first column called variant, experiment, group, 实验组, 版本组 or the like.</param>
/// <param name="Control">Value of the control; null = "control", "a", "对照" or the alphabetically first.</param>
/// <param name="Metrics">Metrics to compare; empty = revenue per user, orders per user and, where there are ratings, satisfaction.</param>
public sealed record CompareRequest(string? Column = null, string? Control = null, params ImmutableArray<string> Metrics);

/// <summary>Variants side by side, stored as the snapshot "understand.comparison".</summary>
public sealed record GroupComparison
{
    public const string SnapshotKind = "understand.comparison";

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Column { get; init; }

    public required string Control { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required Phrase Answer { get; init; }

    /// <summary>Users of each variant, control first.</summary>
    public required ImmutableArray<ComparedVariant> Variants { get; init; }

    /// <summary>Users who met more than one variant and are left out.</summary>
    public required int Mixed { get; init; }

    /// <summary>Chi-square p of an even split; below 0.001 the split itself is broken and no effect should be trusted.</summary>
    public required double SplitP { get; init; }

    public required EvidenceId SplitEvidence { get; init; }

    public bool SplitIsSound => SplitP >= 0.001;

    public required ImmutableArray<ComparedMetric> Metrics { get; init; }
}

public sealed record ComparedVariant(string Name, int Users);

/// <summary>One metric under every variant.</summary>
/// <param name="Metric">"revenue_per_user", "orders_per_user", "conversion", "satisfaction".</param>
/// <param name="Kind">How its mean is written.</param>
/// <param name="Means">Mean by variant, control first.</param>
/// <param name="Effects">Each other variant against the control.</param>
public sealed record ComparedMetric(string Metric, FactKind Kind, ImmutableArray<VariantMean> Means, ImmutableArray<VariantEffect> Effects);

/// <param name="Variant">Variant.</param>
/// <param name="Units">Users, or ratings, behind the mean.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Interval">Student's interval of the mean.</param>
public sealed record VariantMean(string Variant, long Units, double Mean, Interval Interval);

/// <param name="Variant">Variant.</param>
/// <param name="Difference">Its mean minus the control's.</param>
/// <param name="Interval">Welch's interval of the difference.</param>
/// <param name="Lift">Difference over the control's mean.</param>
/// <param name="LiftInterval">Its interval by the delta method.</param>
/// <param name="P">Two-sided p-value.</param>
/// <param name="AdjustedP">p-value after Holm's correction over all effects shown.</param>
/// <param name="Says">The effect as a sentence.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record VariantEffect(
    string Variant, double Difference, Interval Interval, double Lift, Interval LiftInterval, double P, double AdjustedP, Phrase Says, EvidenceId Evidence);
