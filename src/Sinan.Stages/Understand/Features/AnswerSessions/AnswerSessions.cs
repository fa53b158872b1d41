using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerSessions;

/// <summary>How many visits are there, how long and how deep?</summary>
/// <param name="Interval">Length of a period, in the workspace's zone. A visit belongs to the period in which it starts.</param>
public sealed record AnswerSessions(PeriodUnit Interval = PeriodUnit.Day)
{
    /// <summary>Most periods of an answer.</summary>
    public const int MostPeriods = 2_000;

    /// <summary>Column that holds the session ids that events bring.</summary>
    public const string RecordedId = "session";

    /// <summary>A pause longer than this ends a visit ("30m").</summary>
    public string Gap { get; init; } = "30m";

    /// <summary>Column that names the visit of an event, instead of pauses: "session" for the id that events bring, or a column of texts; null = pauses decide.</summary>
    public string? Column { get; init; }

    /// <summary>From the period of this day on; null = since the beginning of the log.</summary>
    public string? From { get; init; }

    /// <summary>Up to the period of this day.</summary>
    public string? To { get; init; }

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

/// <summary>The answer to a question about visits.</summary>
public sealed record SessionsReport
{
    /// <summary>"hour", "day", "week" or "month".</summary>
    public required string Interval { get; init; }

    /// <summary>Longest pause within a visit; null when a column names visits.</summary>
    public string? Gap { get; init; }

    public string? Column { get; init; }

    /// <summary>Visits.</summary>
    public required long Sessions { get; init; }

    /// <summary>Users with a visit.</summary>
    public required long Users { get; init; }

    /// <summary>Events a visit; null without visits.</summary>
    public SessionFigure? Depth { get; init; }

    /// <summary>Share of visits with one event.</summary>
    public SessionFigure? BounceShare { get; init; }

    /// <summary>Mean seconds from the first to the last event.</summary>
    public SessionFigure? MeanSeconds { get; init; }

    /// <summary>Seconds that a share q of visits does not exceed, q = 0.25, 0.5, 0.75, 0.9.</summary>
    public required ImmutableArray<SessionQuantileReport> Quantiles { get; init; }

    /// <summary>By time.</summary>
    public required ImmutableArray<SessionPeriodReport> Periods { get; init; }

    /// <summary>First moment of the first period.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Value">The figure.</param>
/// <param name="Ci95">Interval over users, since the visits of one user resemble each other; null below two users.</param>
/// <param name="Evidence">Where it is proved; null for single periods.</param>
public sealed record SessionFigure(double Value, ImmutableArray<double>? Ci95, EvidenceId? Evidence = null);

/// <param name="Q">Share of visits.</param>
/// <param name="Seconds">Length.</param>
/// <param name="Ci95">Woodruff's interval over users; null below two users.</param>
/// <param name="Depth">Events, likewise.</param>
/// <param name="Evidence">Where the length is proved.</param>
public sealed record SessionQuantileReport(double Q, double Seconds, ImmutableArray<double>? Ci95, double Depth, EvidenceId? Evidence = null);

/// <param name="Start">First moment of the period.</param>
/// <param name="Sessions">Visits that start in it.</param>
/// <param name="Users">Users with one.</param>
/// <param name="Depth">Events a visit.</param>
/// <param name="BounceShare">Share of visits with one event.</param>
/// <param name="MeanSeconds">Mean length.</param>
/// <param name="Partial">The log covers the period only in part.</param>
public sealed record SessionPeriodReport(
    DateTimeOffset Start, long Sessions, long Users, SessionFigure? Depth, SessionFigure? BounceShare, SessionFigure? MeanSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Partial = false);
