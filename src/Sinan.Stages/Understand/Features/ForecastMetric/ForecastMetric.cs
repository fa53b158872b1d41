using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.ForecastMetric;

/// <summary>How does this metric go on?</summary>
/// <param name="Metric">The metric and what may explain it.</param>
/// <param name="Horizon">Periods ahead, 1 to <see cref="MostHorizon"/>.</param>
/// <param name="Level">Coverage of the intervals, 0.5 to 0.99.</param>
public sealed record ForecastMetric(MetricQuestion Metric, int Horizon = ForecastMetric.DefaultHorizon, double Level = ForecastMetric.DefaultLevel)
{
    public const int DefaultHorizon = 14;
    public const int MostHorizon = 366;
    public const double DefaultLevel = 0.9;
}

/// <summary>The answer to a forecast question.</summary>
public sealed record ForecastReport
{
    public required string Event { get; init; }

    public required string Measure { get; init; }

    /// <summary>"hour", "day", "week" or "month".</summary>
    public required string Interval { get; init; }

    public required double Level { get; init; }

    /// <summary>Whole periods so far.</summary>
    public required ImmutableArray<SeriesPoint> History { get; init; }

    public required ImmutableArray<ForecastStep> Forecast { get; init; }

    public required ForecastModel Model { get; init; }

    public required ForecastAccuracy Accuracy { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Start">First moment of the period.</param>
/// <param name="Value">The measure; null where missing.</param>
public sealed record SeriesPoint(DateTimeOffset Start, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value)
{
    public static SeriesPoint Of(DateTimeOffset start, double value) => new(start, double.IsNaN(value) ? null : value);
}

/// <param name="Start">First moment of the period.</param>
/// <param name="Value">Forecast.</param>
/// <param name="Low">Lower end of its prediction interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Evidence">Where it is proved; null between the first and the last.</param>
public sealed record ForecastStep(DateTimeOffset Start, double Value, double Low, double High, EvidenceId? Evidence = null);

/// <summary>The model that did best from earlier moments.</summary>
/// <param name="Logarithms">Seasons and errors are factors.</param>
/// <param name="Trend">A slope that fades out.</param>
/// <param name="Seasons">Their lengths in periods.</param>
/// <param name="Used">Outside columns that made it better.</param>
/// <param name="LeftOut">Outside columns that did not.</param>
public sealed record ForecastModel(bool Logarithms, bool Trend, ImmutableArray<int> Seasons, ImmutableArray<string> Used, ImmutableArray<string> LeftOut);

/// <summary>How the model did from earlier moments, on what it had not learned.</summary>
/// <param name="Origins">Moments.</param>
/// <param name="MeanAbsoluteError">Over all horizons, in the unit of the measure.</param>
/// <param name="NaiveError">The same for repeating the last season.</param>
/// <param name="NaiveSeason">Length of that season in periods.</param>
/// <param name="Mase">Mean absolute scaled error; null when nothing changed from season to season.</param>
/// <param name="Coverage">Share of earlier intervals that held; null when there were too few to judge.</param>
/// <param name="Judged">Earlier intervals judged.</param>
public sealed record ForecastAccuracy(int Origins, double MeanAbsoluteError, double NaiveError, int NaiveSeason, double? Mase, double? Coverage, int Judged);
