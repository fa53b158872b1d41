using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerTrend;

/// <summary>How does this event, or a formula over several, develop over time?</summary>
/// <param name="Event">Event name; A in a formula.</param>
/// <param name="Measure">"count", "users", "per-user" or "sum:COLUMN".</param>
/// <param name="Interval">Length of a period, in the workspace's zone.</param>
public sealed record AnswerTrend(string Event, string Measure = "count", PeriodUnit Interval = PeriodUnit.Day)
{
    /// <summary>Further events of the formula: B, C …; at most 25.</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>Arithmetic over the measure of the events ("B / A"); null = the first event alone.</summary>
    public string? Formula { get; init; }

    /// <summary>Breakdown by the value of this column at the event, or by "segment"; null = none.</summary>
    public string? By { get; init; }

    /// <summary>From this day (or moment) on; null = since the beginning of the log.</summary>
    public string? From { get; init; }

    /// <summary>Up to this day, the whole day included, or before this moment.</summary>
    public string? To { get; init; }

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Asks only this share of the users (0.1), chosen by a hash, and estimates the rest; null or 1 = all. Not with a formula.</summary>
    public double? Sample { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

/// <summary>The answer to a trend question.</summary>
public sealed record TrendReport
{
    /// <summary>"hour", "day", "week" or "month".</summary>
    public required string Interval { get; init; }

    /// <summary>One line, or one for each group with an event, most events first.</summary>
    public required ImmutableArray<TrendSeriesReport> Series { get; init; }

    public required string Event { get; init; }

    /// <summary>Further events of the formula: B, C …</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>The formula, with letters; null without one.</summary>
    public string? Formula { get; init; }

    /// <summary>What the lines show: the event, or the formula with the names of its events.</summary>
    public required string Name { get; init; }

    public required string Measure { get; init; }

    public string? By { get; init; }

    /// <summary>The last whole periods against as many before, over all groups; null when there are too few.</summary>
    public TrendChange? Change { get; init; }

    /// <summary>Values are estimated from a sample of the users; null = everybody was counted.</summary>
    public SampleReport? Sample { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <summary>One line.</summary>
/// <param name="Group">Value of the breakdown; null = none, or events without a value.</param>
/// <param name="Points">One for each period of the log or of the question, zeros included; of periods that hold only events of wrong clocks, those with events.</param>
/// <param name="Name">Name of a segment; null for values of columns.</param>
public sealed record TrendSeriesReport([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Group, ImmutableArray<TrendPoint> Points, Phrase? Name = null);

/// <param name="Start">First moment of the period.</param>
/// <param name="Value">The measure; null per user where there is no user, and where a formula divides by zero.</param>
/// <param name="Partial">The log or the question covers the period only in part.</param>
/// <param name="Stray">The period lies far outside the log: wrong clocks have put these events there.</param>
/// <param name="Ci95">Interval of <paramref name="Value"/> where it is estimated from a sample.</param>
public sealed record TrendPoint(
    DateTimeOffset Start,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Partial = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Stray = false,
    ImmutableArray<double>? Ci95 = null);

/// <summary>The last whole periods against as many before: seven days, 24 hours, else one.</summary>
/// <param name="Start">Start of the first of the last periods.</param>
/// <param name="Periods">How many are compared, so that weekdays meet weekdays and nights nights.</param>
/// <param name="Value">Mean of the last ones.</param>
/// <param name="Before">Mean of those before.</param>
/// <param name="Ratio">Value ÷ before; null when before is not above 0.</param>
/// <param name="RatioCi95">Interval of the ratio: Student's over the differences of paired periods; for one period of counts or users exact, conditional on the total; else null. In a sample it is wider by what the users who were not asked might change.</param>
/// <param name="Evidence">Where <paramref name="Value"/> is proved.</param>
/// <param name="ValueCi95">Interval of <paramref name="Value"/> where it is estimated from a sample.</param>
/// <param name="BeforeCi95">Likewise of <paramref name="Before"/>.</param>
public sealed record TrendChange(
    DateTimeOffset Start, int Periods, double Value, double Before, double? Ratio, ImmutableArray<double>? RatioCi95, EvidenceId Evidence,
    ImmutableArray<double>? ValueCi95 = null, ImmutableArray<double>? BeforeCi95 = null);
