using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>The answer to a retention question.</summary>
public sealed record RetentionReport
{
    /// <summary>Cohorts with at least one user, by time.</summary>
    public required ImmutableArray<RetentionCohortReport> Cohorts { get; init; }

    /// <summary>Σ retained ÷ Σ size over the cohorts not null at k; null where every cohort is.</summary>
    public required ImmutableArray<double?> Overall { get; init; }

    /// <summary>Intervals of <see cref="Overall"/>: Wilson; for recurring cohorts, in which one user counts several times, from the totals of the users.</summary>
    public required ImmutableArray<ImmutableArray<double>?> OverallCi95 { get; init; }

    public required string Born { get; init; }

    public required string Return { get; init; }

    /// <summary>"day", "week" or "month".</summary>
    public required string Period { get; init; }

    public required bool Rolling { get; init; }

    /// <summary>Every period with a born event is a cohort.</summary>
    public bool Recurring { get; init; }

    /// <summary>Boundaries of the columns in periods; empty = every period by itself.</summary>
    public ImmutableArray<int> Brackets { get; init; } = [];

    /// <summary>Column of the breakdown.</summary>
    public string? By { get; init; }

    /// <summary>The same by group, largest first; empty without a breakdown.</summary>
    public ImmutableArray<RetentionGroupReport> Groups { get; init; } = [];

    /// <summary>Users (for recurring cohorts: users × cohorts) behind <see cref="Overall"/> at k.</summary>
    public required ImmutableArray<long> Base { get; init; }

    /// <summary>The time from which the log reaches, without events of wrong clocks.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The time up to which the log reaches: periods that end later are not over.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Counts are estimated from a sample of the users; null = everybody was counted.</summary>
    public SampleReport? Sample { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    /// <summary>Where <see cref="Overall"/> at k is proved; null where it is null.</summary>
    public required ImmutableArray<EvidenceId?> Evidence { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }

    /// <summary>Whether enough users stand behind the overall share at k to tell it: a hundredth of all, and ten who were asked about.</summary>
    public bool IsTelling(int k) => k < Base.Length && Base[k] >= Math.Max(10.0 * (Sample?.Of ?? 1) / (Sample?.Users ?? 1), Base[0] / 100);
}

/// <summary>One cohort.</summary>
/// <param name="Start">First moment of its period.</param>
/// <param name="Size">Users in it.</param>
/// <param name="Retained">Users who came back in column k; [0] is the size; null while its last period is not over.</param>
/// <param name="IsMain">Whether its period touches the time that the log is really about; false where a wrong clock made the cohort.</param>
/// <param name="RetainedCi95">Intervals of <paramref name="Retained"/> where they are estimated from a sample.</param>
public sealed record RetentionCohortReport(
    DateTimeOffset Start, long Size, ImmutableArray<long?> Retained, bool IsMain,
    ImmutableArray<ImmutableArray<double>?>? RetainedCi95 = null)
{
    /// <summary>The cohort as it was counted in a sample, before its counts were scaled up and rounded; null where everybody was counted.</summary>
    [JsonIgnore]
    public RetentionCohortReport? Counted { get; init; }

    /// <summary>Share retained at k; null while the period is not over.</summary>
    public double? ShareAt(int k) => Counted is { } counted ? counted.ShareAt(k) : k < Retained.Length && Retained[k] is { } users ? (double)users / Size : null;
}

/// <summary>The cohorts of one group.</summary>
/// <param name="Value">Value of the breakdown; null = events without a value.</param>
/// <param name="Size">Users of the group; for recurring cohorts users × cohorts.</param>
/// <param name="Cohorts">Those with a user of the group, by time.</param>
/// <param name="Overall">Share retained at k over its cohorts; null where none is over.</param>
/// <param name="OverallCi95">As in <see cref="RetentionReport"/>.</param>
/// <param name="Name">Name of a segment; null for values of columns.</param>
/// <param name="SizeCi95">Interval of <paramref name="Size"/> where it is estimated from a sample; null for recurring cohorts.</param>
public sealed record RetentionGroupReport(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value,
    long Size,
    ImmutableArray<RetentionCohortReport> Cohorts,
    ImmutableArray<double?> Overall,
    ImmutableArray<ImmutableArray<double>?> OverallCi95,
    Phrase? Name = null,
    ImmutableArray<double>? SizeCi95 = null)
{
    /// <summary>Where <see cref="Overall"/> at k is proved; empty for the smaller groups.</summary>
    public ImmutableArray<EvidenceId?> Evidence { get; init; } = [];
}
