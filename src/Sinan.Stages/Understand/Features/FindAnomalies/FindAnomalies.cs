using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.FindAnomalies;

/// <summary>Which of the latest periods are out of the usual?</summary>
/// <param name="Metric">The metric and what may explain it.</param>
/// <param name="Latest">How many of the last periods to judge, 1 to <see cref="MostLatest"/>; null takes 48 hours, 14 days, 8 weeks or 3 months.</param>
/// <param name="Rate">False alarms a period, 0.001 to 0.2; a short log cannot hold a fine one and says which it holds.</param>
public sealed record FindAnomalies(MetricQuestion Metric, int? Latest = null, double Rate = FindAnomalies.DefaultRate)
{
    public const int MostLatest = 366;
    public const double DefaultRate = 0.02;
}

/// <summary>The latest periods against what was to be expected.</summary>
public sealed record AnomalyReport
{
    public required string Event { get; init; }

    public required string Measure { get; init; }

    /// <summary>"hour", "day", "week" or "month".</summary>
    public required string Interval { get; init; }

    /// <summary>False alarms a period that the intervals hold.</summary>
    public required double Rate { get; init; }

    /// <summary>Earlier periods that say what is usual.</summary>
    public required int Origins { get; init; }

    public required ImmutableArray<JudgedPoint> Points { get; init; }

    /// <summary>Outside columns that made the expectation better.</summary>
    public required ImmutableArray<string> Used { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Start">First moment of the period.</param>
/// <param name="Value">What it was; null when missing.</param>
/// <param name="Expected">What was to be expected the period before.</param>
/// <param name="Low">Lower end of what is usual.</param>
/// <param name="High">Upper end.</param>
/// <param name="Anomaly">Outside both ends.</param>
/// <param name="Evidence">Where an anomaly is proved.</param>
public sealed record JudgedPoint(
    DateTimeOffset Start, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value, double Expected, double Low, double High, bool Anomaly, EvidenceId? Evidence = null);
