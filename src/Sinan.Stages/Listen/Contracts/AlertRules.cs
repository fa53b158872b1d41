using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What is watched, and how many false alarms that may cost.</summary>
public sealed record AlertRules
{
    public const double LeastBudget = 0.05, MostBudget = 10;

    /// <summary>Whether checks run after each reading and import.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>False alarms a month that all series together may raise.</summary>
    public double FalseAlarmsPerMonth { get; init; } = 1;

    /// <summary>"hour", "day" or "week".</summary>
    public string Interval { get; init; } = "day";

    public bool Volume { get; init; } = true;

    public bool Negativity { get; init; } = true;

    public bool Themes { get; init; } = true;

    /// <summary>Watch the comments that blame each aspect too. Every series more makes all of them duller.</summary>
    public bool Aspects { get; init; }

    /// <summary>Watch the volume of each source too.</summary>
    public bool BySource { get; init; }

    /// <summary>Only comments of this source; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Names of series from outside (prices, risk figures) that are watched beside the feedback.</summary>
    public ImmutableArray<string> External { get; init; } = [];
}
