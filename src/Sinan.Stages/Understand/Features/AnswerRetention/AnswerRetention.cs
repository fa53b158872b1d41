using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>Do users come back?</summary>
/// <param name="Born">Event whose first occurrence puts a user into a cohort.</param>
/// <param name="Return">Event that counts as coming back.</param>
/// <param name="Period">Day, week (from Monday) or month, in the workspace's zone.</param>
/// <param name="Periods">Periods after the cohort's own to answer for, 1 … 366.</param>
/// <param name="IsRolling">Counts a return in the k-th period or later.</param>
public sealed record AnswerRetention(string Born, string Return, PeriodUnit Period = PeriodUnit.Week, int Periods = 8, bool IsRolling = false)
{
    public const int MostPeriods = 366;

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

/// <summary>The answer to a retention question.</summary>
public sealed record RetentionReport
{
    /// <summary>Cohorts with at least one user, by time.</summary>
    public required ImmutableArray<RetentionCohortReport> Cohorts { get; init; }

    /// <summary>Σ retained ÷ Σ size over the cohorts not null at k; null where every cohort is.</summary>
    public required ImmutableArray<double?> Overall { get; init; }

    /// <summary>Wilson intervals of <see cref="Overall"/>.</summary>
    public required ImmutableArray<ImmutableArray<double>?> OverallCi95 { get; init; }

    public required string Born { get; init; }

    public required string Return { get; init; }

    /// <summary>"day", "week" or "month".</summary>
    public required string Period { get; init; }

    public required bool Rolling { get; init; }

    /// <summary>Users behind <see cref="Overall"/> at k.</summary>
    public required ImmutableArray<long> Base { get; init; }

    /// <summary>The time from which the log reaches, without events of wrong clocks.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The time up to which the log reaches: periods that end later are not over.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    /// <summary>Where <see cref="Overall"/> at k is proved; null where it is null.</summary>
    public required ImmutableArray<EvidenceId?> Evidence { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }

    /// <summary>Whether enough users stand behind the overall share at k to tell it: a hundredth of all, and ten.</summary>
    public bool IsTelling(int k) => k < Base.Length && Base[k] >= Math.Max(10, Base[0] / 100);
}

/// <summary>One cohort.</summary>
/// <param name="Start">First moment of its period.</param>
/// <param name="Size">Users in it.</param>
/// <param name="Retained">Users who came back in the k-th period after it; [0] is the size; null while that period is not over.</param>
/// <param name="IsMain">Whether its period touches the time that the log is really about; false where a wrong clock made the cohort.</param>
public sealed record RetentionCohortReport(DateTimeOffset Start, long Size, ImmutableArray<long?> Retained, bool IsMain)
{
    /// <summary>Share retained at k; null while the period is not over.</summary>
    public double? ShareAt(int k) => k < Retained.Length && Retained[k] is { } users ? (double)users / Size : null;
}
