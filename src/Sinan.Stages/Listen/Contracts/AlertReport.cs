using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>The last check of all watched series.</summary>
public sealed record AlertReport
{
    public required AlertRules Rules { get; init; }

    /// <summary>False alarms a month of all series together when the user's own quiet history is replayed, with the interval of the count.</summary>
    public required ThemeFigure FalseAlarmsPerMonth { get; init; }

    /// <summary>Alerts a month that the history itself raised, true and false ones.</summary>
    public required double AlertsPerMonth { get; init; }

    /// <summary>Months of history that were watched.</summary>
    public required double Months { get; init; }

    /// <summary>Severity in nats above which an alert is raised.</summary>
    public required double Threshold { get; init; }

    public required ImmutableArray<WatchedSeries> Series { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<FeedbackAlert> Alerts { get; init; }

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Seed { get; init; }

    public double Seconds { get; init; }
}

/// <summary>How surely a tripled period of a series would be seen, tried on its own history.</summary>
/// <param name="Name">Which series.</param>
/// <param name="Level">Mean expected count a period; null for a series from outside.</param>
/// <param name="Recall">Share of injected bursts that raised an alert, with Wilson's interval; null where none can be injected.</param>
/// <param name="MedianDelay">Median periods until the alert, 0 = in the same period.</param>
/// <param name="Alerts">Alerts that the history raised.</param>
public sealed record WatchedSeries(SeriesName Name, double? Level, ThemeFigure? Recall, double? MedianDelay, int Alerts);
