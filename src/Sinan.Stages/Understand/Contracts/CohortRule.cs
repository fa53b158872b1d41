using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>A rule that says which users are in a segment: a tree whose nodes have exactly one of these kinds.</summary>
/// <remarks>As JSON: <c>{"all":[{"did":"pay","at_least":2,"last":"30d"},{"not":{"did":"refund"}},{"sequence":["view","pay"],"within":"7d"},{"column":"version","is":["1.0"]},{"segment":"id"}]}</c></remarks>
public sealed record CohortRule
{
    /// <summary>All of these must hold.</summary>
    public ImmutableArray<CohortRule>? All { get; init; }

    /// <summary>At least one of these must hold.</summary>
    public ImmutableArray<CohortRule>? Any { get; init; }

    /// <summary>This must not hold.</summary>
    public CohortRule? Not { get; init; }

    /// <summary>Event that the user did.</summary>
    public string? Did { get; init; }

    /// <summary>Times for <see cref="Did"/>; null = once.</summary>
    public long? AtLeast { get; init; }

    /// <summary>Two events that the user did one after the other.</summary>
    public ImmutableArray<string>? Sequence { get; init; }

    /// <summary>Steps of a funnel that the user left behind step <see cref="Reached"/>, or came through when that is the last.</summary>
    public ImmutableArray<string>? Funnel { get; init; }

    /// <summary>Steps of <see cref="Funnel"/> that the user reached, no more: 1 … all.</summary>
    public int? Reached { get; init; }

    /// <summary>Longest time from the first to the second event of <see cref="Sequence"/>, or for all steps of <see cref="Funnel"/>; null = any.</summary>
    public string? Within { get; init; }

    /// <summary>The event (of a sequence or funnel the first) lies in the last so much time of the log ("30d").</summary>
    public string? Last { get; init; }

    /// <summary>… or on this day or later.</summary>
    public string? From { get; init; }

    /// <summary>… and up to this day, the whole day included.</summary>
    public string? To { get; init; }

    /// <summary>Column of the events with one of the values <see cref="Is"/>.</summary>
    public string? Column { get; init; }

    /// <summary>Values of <see cref="Column"/>.</summary>
    public ImmutableArray<string>? Is { get; init; }

    /// <summary>Id of another segment that the user is in, saved by rule or found in the behaviour.</summary>
    public string? Segment { get; init; }
}

/// <summary>A segment by rule, stored as the snapshot "understand.cohort.{id}": each saving is a line of its history.</summary>
public sealed record CohortSegment
{
    public const string SnapshotKind = "understand.cohort.";

    /// <summary>Snapshot with the ids of all segments by rule.</summary>
    public const string ListKind = "understand.cohorts";

    /// <summary>Beginning of the ids; groups found in the behaviour have others.</summary>
    public const string IdStart = "rule-";

    /// <summary>"rule-" and twelve hexadecimal digits of the name's hash: the same name is the same segment.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required CohortRule Rule { get; init; }

    public required long Users { get; init; }

    /// <summary>Users of the log.</summary>
    public required long Of { get; init; }

    /// <summary>Address of the members among the blobs: one byte a user number, 1 = member.</summary>
    public required string Membership { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The name as part of a sentence.</summary>
    [JsonIgnore]
    public Phrase Named => new("understand.cohort.named", Fact.Of("name", Name));
}
