using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>The groups of users found, largest first, stored as the snapshot "understand.segments".</summary>
public sealed record SegmentReport
{
    public const string SnapshotKind = "understand.segments";

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Seed { get; init; }

    /// <summary>How the segments came about; never <see cref="SegmentMethod.Auto"/>.</summary>
    public required SegmentMethod Method { get; init; }

    /// <summary>Number of groups; 1 when there are no clear ones.</summary>
    public required int K { get; init; }

    /// <summary>False: the users do not fall into clear groups by behaviour; <see cref="Segments"/> holds one group of everybody, or the grid.</summary>
    public required bool HasGroups { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required Phrase Answer { get; init; }

    /// <summary>Users with at least one event.</summary>
    public required int Users { get; init; }

    /// <summary>How clearly the groups stand apart, −1…1, with a bootstrap interval; null without groups or for a fixed grid.</summary>
    public SegmentFigure? Silhouette { get; init; }

    /// <summary>Mean adjusted Rand index between the groups and those of 50 resamples: 1 = always the same groups.</summary>
    public SegmentFigure? Stability { get; init; }

    /// <summary>Silhouette of every number of groups tried.</summary>
    public ImmutableArray<SegmentCandidate> Candidates { get; init; } = [];

    /// <summary>Names of the features that separated the users, e.g. "night_share".</summary>
    public required ImmutableArray<string> Features { get; init; }

    /// <summary>The fitted pre-processing as JSON: applied again to the same features it gives the same numbers.</summary>
    public required string Recipe { get; init; }

    public required ImmutableArray<Segment> Segments { get; init; }

    /// <summary>Everybody together: the baseline of all portraits.</summary>
    public required SegmentPortrait Everybody { get; init; }

    /// <summary>Address of the membership among the blobs: one little-endian 16-bit number a user, in the order of user numbers; −1 = none.</summary>
    public string? Membership { get; init; }

    public double Seconds { get; init; }

    public Segment? Find(string id) => Segments.FirstOrDefault(s => s.Id == id);
}

/// <param name="K">Number of groups tried.</param>
/// <param name="Silhouette">Mean silhouette, −1…1.</param>
/// <param name="Stability">Mean adjusted Rand index over resamples.</param>
public sealed record SegmentCandidate(int K, double Silhouette, double Stability);

/// <summary>A figure with its interval and its evidence.</summary>
public sealed record SegmentFigure(double Value, Interval? Interval, EvidenceId Evidence);

/// <summary>One group of users.</summary>
public sealed record Segment
{
    /// <summary>Stable while the group keeps its main traits, e.g. "night-frequent".</summary>
    public required string Id { get; init; }

    /// <summary>As a product manager would call it: "Night-time frequent buyers".</summary>
    public required Phrase Name { get; init; }

    /// <summary>Users.</summary>
    public required int Size { get; init; }

    /// <summary>Part of all users, with Wilson interval.</summary>
    public required SegmentFigure Share { get; init; }

    /// <summary>What sets the group apart, most telling first.</summary>
    public required ImmutableArray<SegmentTrait> Traits { get; init; }

    public required SegmentPortrait Portrait { get; init; }
}

/// <summary>One thing in which a group differs from everybody.</summary>
/// <param name="Feature">"night_share", "orders", "category_share:food" …</param>
/// <param name="Kind">How the value is written.</param>
/// <param name="Value">Mean of the group.</param>
/// <param name="Baseline">Mean of everybody.</param>
/// <param name="Lift">Value ÷ baseline.</param>
/// <param name="Interval">Interval of the lift.</param>
/// <param name="Says">The trait as a sentence.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record SegmentTrait(
    string Feature, FactKind Kind, double Value, double Baseline, double Lift, Interval Interval, Phrase Says, EvidenceId Evidence);

/// <summary>Who a group is: basics, interests, habits, value.</summary>
public sealed record SegmentPortrait
{
    public required int Users { get; init; }

    public required long Events { get; init; }

    /// <summary>Means a user, in a fixed order: recency, tenure, active days, sessions, events, orders, value …</summary>
    public required ImmutableArray<PortraitFigure> Figures { get; init; }

    /// <summary>Part of the group's visits by the hour they begin in, 0…23, in the workspace's zone.</summary>
    public required ImmutableArray<double> Hours { get; init; }

    /// <summary>Part of the group's visits by weekday, Monday first.</summary>
    public required ImmutableArray<double> Weekdays { get; init; }

    /// <summary>Part of the group's events on items by category, largest first.</summary>
    public required ImmutableArray<PortraitShare> Categories { get; init; }

    /// <summary>Part of the group's events by event name, largest first.</summary>
    public required ImmutableArray<PortraitShare> EventMix { get; init; }

    /// <summary>Sum of the value of the group's orders.</summary>
    public required double Value { get; init; }

    /// <summary>Part of everybody's value.</summary>
    public required double ValueShare { get; init; }
}

/// <param name="Feature">"recency_days", "orders" …</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Mean">Mean a user.</param>
/// <param name="Interval">Student's interval of the mean.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record PortraitFigure(string Feature, FactKind Kind, double Mean, Interval Interval, EvidenceId Evidence)
{
    /// <summary>Users to whom the figure applies.</summary>
    public long Count { get; init; }

    /// <summary>Standard deviation over them.</summary>
    public double Deviation { get; init; }
}

/// <param name="Name">Category or event name, as in the data.</param>
/// <param name="Share">0…1.</param>
public sealed record PortraitShare(string Name, double Share);
