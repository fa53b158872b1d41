using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerLifecycle;

/// <summary>Do we gain more active users than we lose? Without bounds, since the beginning of the log.</summary>
public sealed record AnswerLifecycle(string? Event = null, PeriodUnit Interval = PeriodUnit.Week) : ActiveQuestion(Event, Interval)
{
    /// <summary>Most periods of an answer.</summary>
    public const int MostPeriods = 1_000;
}

/// <summary>The answer to a lifecycle question.</summary>
public sealed record LifecycleReport
{
    /// <summary>"day", "week" or "month".</summary>
    public required string Interval { get; init; }

    public string? Event { get; init; }

    /// <summary>By time.</summary>
    public required ImmutableArray<LifecyclePeriodReport> Periods { get; init; }

    /// <summary>Place of the period that the answer is about: the last whole one.</summary>
    public required int Told { get; init; }

    /// <summary>Where the number of active users is proved.</summary>
    public required EvidenceId Evidence { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Start">First moment of the period.</param>
/// <param name="Active">Users active in it: new + returning + resurrecting.</param>
/// <param name="New">First active in it.</param>
/// <param name="Returning">Active in the previous period too.</param>
/// <param name="Resurrecting">Active before, but not in the previous period.</param>
/// <param name="Dormant">Active in the previous period, not in this one.</param>
/// <param name="ReturnedShare">Share of the previous period's active users who are active again; null without any.</param>
/// <param name="Ci95">Wilson.</param>
/// <param name="Partial">The log covers the period only in part.</param>
/// <param name="Evidence">Where the share is proved; null for older periods.</param>
public sealed record LifecyclePeriodReport(
    DateTimeOffset Start, long Active, long New, long Returning, long Resurrecting, long Dormant, double? ReturnedShare, ImmutableArray<double>? Ci95,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Partial = false, EvidenceId? Evidence = null);
