using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>Where do users give up on the way through these steps?</summary>
/// <param name="Steps">Event names in order, at least one.</param>
public sealed record AnswerFunnel(params ImmutableArray<string> Steps)
{
    /// <summary>With more periods than these the answer by period is left out.</summary>
    public const int MostPeriods = 200;

    /// <summary>Length of the window counted from the entry ("7d", "30m"); null = unlimited.</summary>
    public string? Within { get; init; }

    /// <summary>Breakdown by the value of this column at the entry, or by "segment"; null = none.</summary>
    public string? By { get; init; }

    /// <summary>Entries from this day (or moment) on; null = all. Later steps are not bound.</summary>
    public string? From { get; init; }

    /// <summary>Entries up to this day, the whole day included, or before this moment.</summary>
    public string? To { get; init; }

    /// <summary>No other listed event may come between two steps.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The steps may come in any order; each may stand once.</summary>
    public bool IsAnyOrder { get; init; }

    /// <summary>Events that must not come between any two steps.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Answers by the period of the entry too; null = not.</summary>
    public PeriodUnit? Interval { get; init; }

    /// <summary>Also answers for the period of equal length before <see cref="From"/>, where the log reaches back that far.</summary>
    [JsonIgnore]
    public bool Compare { get; init; } = true;

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Asks only this share of the users (0.1), chosen by a hash, and estimates the rest; null or 1 = all.</summary>
    public double? Sample { get; init; }

    /// <summary>Worker threads; 0 = all processors. The answer does not depend on it.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}
