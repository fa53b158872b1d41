using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features;

/// <summary>A metric over time and what may explain it: what forecasts, anomalies and impact ask about.</summary>
/// <param name="Event">Event name; the value column of a file.</param>
/// <param name="Measure">"count", "users", "per-user" or "sum:COLUMN".</param>
/// <param name="Interval">Length of a period.</param>
public sealed record MetricQuestion(string Event, string Measure = "count", PeriodUnit Interval = PeriodUnit.Day)
{
    /// <summary>Measure of a file's values.</summary>
    public const string FileMeasure = "value";

    /// <summary>The calendar of mainland China.</summary>
    public const string ChineseCalendar = "cn";

    /// <summary>From this day on; null = since the beginning of the log.</summary>
    public string? From { get; init; }

    /// <summary>Up to this day, the whole day included.</summary>
    public string? To { get; init; }

    /// <summary>"cn" tries the holidays of mainland China; null tries none.</summary>
    public string? Holidays { get; init; }

    /// <summary>Names of series from outside to try.</summary>
    public ImmutableArray<string> Regressors { get; init; } = [];

    /// <summary>Series that the caller read from files, by name before those of the workspace.</summary>
    [JsonIgnore]
    public ImmutableArray<SeriesValues> Brought { get; init; } = [];

    /// <summary>The metric itself where the caller read it from a file; null asks the events.</summary>
    [JsonIgnore]
    public SeriesValues? Own { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}
