using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>The answer to a funnel question.</summary>
public sealed record FunnelReport
{
    /// <summary>Users who entered.</summary>
    public required long Users { get; init; }

    public required ImmutableArray<FunnelStep> Steps { get; init; }

    /// <summary>The same by group, largest first; empty without a breakdown.</summary>
    public ImmutableArray<FunnelGroupReport> Groups { get; init; } = [];

    /// <summary>Column of the breakdown.</summary>
    public string? By { get; init; }

    /// <summary>The window, as "7d"; null = unlimited.</summary>
    public string? Within { get; init; }

    /// <summary>"loose", "strict" or "any".</summary>
    public required string Order { get; init; }

    /// <summary>First moment of the entries asked for; null = since the beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the entries asked for, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The same question for the period of equal length before; empty when there is none.</summary>
    public ImmutableArray<FunnelStep> Before { get; init; } = [];

    /// <summary>Users who entered in the period before.</summary>
    public long? UsersBefore { get; init; }

    /// <summary>Time from the entry to the last step of those who reached it: the quantiles 0.25, 0.5, 0.75 and 0.9; empty for a single step and without anybody.</summary>
    public ImmutableArray<FunnelTime> Times { get; init; } = [];

    /// <summary>By the period of the entry, when it was asked for.</summary>
    public ImmutableArray<FunnelPeriod> Periods { get; init; } = [];

    /// <summary>The group that stands out; null when none does.</summary>
    public FunnelOutlier? Outlier { get; init; }

    /// <summary>Where the share of all who entered that reached the last step is proved.</summary>
    public EvidenceId? Through { get; init; }

    /// <summary>Some entries lie less than a window before the end of the log: their users may still go on.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Counts are estimated from a sample of the users; null = everybody was counted.</summary>
    public SampleReport? Sample { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <summary>One step.</summary>
/// <param name="Event">Event name.</param>
/// <param name="Users">Users who reached it.</param>
/// <param name="Conversion">Of all who entered; null when nobody did.</param>
/// <param name="FromPrevious">Of those who reached the step before; null at the first step and where nobody did.</param>
/// <param name="Ci95">Wilson interval of <paramref name="FromPrevious"/>, [low, high].</param>
/// <param name="ConversionCi95">Wilson interval of <paramref name="Conversion"/>.</param>
/// <param name="MedianSecondsFromPrevious">Median time from the step before.</param>
/// <param name="Evidence">Where <paramref name="FromPrevious"/> is proved, at the first step the number of users; null for smaller groups and periods before.</param>
/// <param name="UsersCi95">Interval of <paramref name="Users"/> where they are estimated from a sample.</param>
public sealed record FunnelStep(
    string Event,
    long Users,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Conversion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? FromPrevious,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ImmutableArray<double>? Ci95,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ImmutableArray<double>? ConversionCi95,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? MedianSecondsFromPrevious,
    EvidenceId? Evidence = null,
    ImmutableArray<double>? UsersCi95 = null);

/// <summary>The steps of one group.</summary>
/// <param name="Value">Value of the column; null = events without a value.</param>
/// <param name="Users">Users of the group who entered.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Name">Name of a segment; null for values of columns.</param>
public sealed record FunnelGroupReport([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, long Users, ImmutableArray<FunnelStep> Steps, Phrase? Name = null);

/// <summary>The group that loses far more users at a step than the others.</summary>
/// <param name="Value">Value of the group.</param>
/// <param name="Step">Position of the step it does not reach, ≥ 1.</param>
/// <param name="Share">Share of the group's users who go on to it.</param>
/// <param name="Others">Share of the other users'.</param>
/// <param name="Lost">Users who would have gone on if the group did as the others.</param>
/// <param name="P">p-value after Holm's correction.</param>
/// <param name="Evidence">Where <paramref name="Share"/> is proved.</param>
public sealed record FunnelOutlier(string? Value, int Step, double Share, double Others, double Lost, double P, EvidenceId Evidence);

/// <param name="Q">Share of those who came through.</param>
/// <param name="Seconds">Time that they did not exceed.</param>
/// <param name="Ci95">Interval by order statistics, without assumptions about the times; null where too few came through.</param>
/// <param name="Evidence">Where it is proved; null without an interval.</param>
public sealed record FunnelTime(double Q, double Seconds, ImmutableArray<double>? Ci95, EvidenceId? Evidence = null);

/// <param name="Start">First moment of the period of the entry.</param>
/// <param name="Users">Users who entered in it.</param>
/// <param name="Through">Users among them who reached the last step.</param>
/// <param name="Conversion">Share; null where nobody entered.</param>
/// <param name="Ci95">Wilson.</param>
/// <param name="Open">Entries of the period may still go on, or the log covers it only in part.</param>
/// <param name="UsersCi95">Interval of <paramref name="Users"/> where they are estimated from a sample.</param>
/// <param name="ThroughCi95">Likewise of <paramref name="Through"/>.</param>
public sealed record FunnelPeriod(
    DateTimeOffset Start, long Users, long Through, double? Conversion, ImmutableArray<double>? Ci95, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Open = false,
    ImmutableArray<double>? UsersCi95 = null, ImmutableArray<double>? ThroughCi95 = null);
