using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.ForecastMetric;

namespace Sinan.Stages.Understand.Features.MeasureImpact;

/// <summary>What did a date (a release, a campaign) change?</summary>
/// <param name="Metric">The metric and what may explain it.</param>
/// <param name="Date">The first day (or moment) of the change.</param>
public sealed record MeasureImpact(MetricQuestion Metric, string Date)
{
    /// <summary>Another event that the change did not touch: what moves both is taken off. Null = none.</summary>
    public string? Control { get; init; }

    /// <summary>Periods from the date on, 1 to <see cref="MostPeriods"/>; null takes up to 72 hours, 28 days, 8 weeks or 6 months, fewer where little is known before the date.</summary>
    public int? Periods { get; init; }

    /// <summary>Level of the intervals, 0.5 to 0.99.</summary>
    public double Level { get; init; } = ForecastMetric.ForecastMetric.DefaultLevel;

    public const int MostPeriods = 366;
}

/// <summary>The answer to an impact question.</summary>
public sealed record ImpactReport
{
    public required string Event { get; init; }

    public required string Measure { get; init; }

    /// <summary>"hour", "day", "week" or "month".</summary>
    public required string Interval { get; init; }

    /// <summary>First moment of the first period looked at.</summary>
    public required DateTimeOffset Date { get; init; }

    public required double Level { get; init; }

    /// <summary>Sum of value minus expected, with its interval.</summary>
    public required double Total { get; init; }

    public required ImmutableArray<double> TotalCi { get; init; }

    /// <summary>Total a period.</summary>
    public required double PerPeriod { get; init; }

    public required ImmutableArray<double> PerPeriodCi { get; init; }

    /// <summary>Total over what was expected; null where nothing was.</summary>
    public double? Relative { get; init; }

    public ImmutableArray<double>? RelativeCi { get; init; }

    /// <summary>Chance of such a total on a date on which nothing happened; null for a series that never strays.</summary>
    public double? P { get; init; }

    public required PlaceboCheck Placebo { get; init; }

    /// <summary>Whole periods before the date.</summary>
    public required ImmutableArray<SeriesPoint> Before { get; init; }

    public required ImmutableArray<ImpactStep> After { get; init; }

    /// <summary>Outside columns, the control among them, that made the expectation better.</summary>
    public required ImmutableArray<string> Used { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <summary>The same analysis at earlier dates.</summary>
/// <param name="Dates">Earlier dates; their windows overlap.</param>
/// <param name="Judged">Those with enough others before them.</param>
/// <param name="FalseAlarms">Judged dates that would have been called an effect.</param>
public sealed record PlaceboCheck(int Dates, int Judged, int FalseAlarms);

/// <param name="Start">First moment of the period.</param>
/// <param name="Value">What it was; null when missing.</param>
/// <param name="Expected">What was to be expected without the change.</param>
/// <param name="Low">Lower end of its prediction interval.</param>
/// <param name="High">Upper end.</param>
public sealed record ImpactStep(DateTimeOffset Start, double? Value, double Expected, double Low, double High);
