using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Features.ShowTrends;

/// <summary>How do volume, negativity and a theme move, and when did they burst?</summary>
/// <param name="Series">"volume", "negativity", a theme id, or "external:" and the name of a series from outside.</param>
/// <param name="Interval">"hour", "day" or "week".</param>
/// <param name="Source">Only comments of this source; null for all.</param>
public sealed record ShowTrends(string Series = SeriesName.Volume, string Interval = "day", string? Source = null)
{
    public const string ExternalPrefix = "external:";

    /// <summary>Newest periods that are shown.</summary>
    public const int MostShown = 366;
}

/// <param name="Start">First moment of the period.</param>
/// <param name="Value">Comments, share of negative ones, or the value from outside; null where there is none.</param>
/// <param name="Interval">Interval of a share, or of a forecast.</param>
/// <param name="IsBurst">In a burst.</param>
/// <param name="IsForecast">Not yet come.</param>
public sealed record TrendPoint(DateTimeOffset Start, double? Value, Interval? Interval, bool IsBurst, bool IsForecast);

/// <param name="Start">Start of its first period.</param>
/// <param name="End">Start of its last period.</param>
/// <param name="Observed">Comments in it.</param>
/// <param name="Expected">Comments that are usual.</param>
/// <param name="Weight">How much better a doubled rate explains it, in nats.</param>
/// <param name="Figure">Observed ÷ expected, with its proof.</param>
public sealed record TrendBurst(DateTimeOffset Start, DateTimeOffset End, double Observed, double Expected, double Weight, ThemeFigure Figure);

public sealed record FeedbackTrend
{
    public required Phrase Sentence { get; init; }

    public required SeriesName Series { get; init; }

    public required string Interval { get; init; }

    /// <summary>How values are written.</summary>
    public required FactKind Unit { get; init; }

    public required ImmutableArray<TrendPoint> Points { get; init; }

    /// <summary>Heaviest first.</summary>
    public required ImmutableArray<TrendBurst> Bursts { get; init; }

    /// <summary>Sources that the comments have.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Themes of the newest reading.</summary>
    public required ImmutableArray<SeriesName> Themes { get; init; }

    /// <summary>Series from outside.</summary>
    public required ImmutableArray<string> External { get; init; }
}
