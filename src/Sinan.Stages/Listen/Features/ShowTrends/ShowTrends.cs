using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Features.ShowTrends;

/// <summary>How do volume, negativity and a theme move, and when did they burst?</summary>
/// <param name="Series">"volume", "negativity", a theme id, the id of an aspect for the comments that blame it, or "external:" and the name of a series from outside.</param>
/// <param name="Interval">"hour", "day" or "week".</param>
/// <param name="Source">Only comments of this source; null for all.</param>
public sealed record ShowTrends(string Series = SeriesName.Volume, string Interval = "day", string? Source = null)
{
    /// <summary>Only comments of this app version.</summary>
    public string? Version { get; init; }

    /// <summary>Only comments of this device.</summary>
    public string? Device { get; init; }

    /// <summary>Only comments of users in this segment.</summary>
    public string? Segment { get; init; }

    /// <summary>What the series is broken down by; null for nothing.</summary>
    public FeedbackFacet? By { get; init; }

    /// <summary>Values of a breakdown that get a series of their own, the most frequent.</summary>
    public const int MostParts = 5;

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

/// <summary>The series of one value of a breakdown.</summary>
/// <param name="Value">As stored.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Values">By point of the trend: comments, or the share of negative ones; null where there is none.</param>
/// <param name="Intervals">By point: Wilson's interval of a share; null for counts, which are exact.</param>
public sealed record TrendPart(string Value, Phrase Name, ImmutableArray<double?> Values, ImmutableArray<Interval?> Intervals);

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

    /// <summary>Blame of the aspects of the newest reading.</summary>
    public ImmutableArray<SeriesName> Aspects { get; init; } = [];

    /// <summary>What the comments can be told apart by.</summary>
    public required ImmutableArray<FacetChoices> Facets { get; init; }

    /// <summary>The series by the value of a facet, most frequent first; empty when none was asked for.</summary>
    public ImmutableArray<TrendPart> Parts { get; init; } = [];

    /// <summary>Series from outside.</summary>
    public required ImmutableArray<string> External { get; init; }
}
