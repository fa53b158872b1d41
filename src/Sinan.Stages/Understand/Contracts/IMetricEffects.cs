using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>What a moment changed in a metric of the events.</summary>
public interface IMetricEffects
{
    /// <summary>The plain metrics that people keep on dashboards: trends without breakdown and formula whose events the log has, each once.</summary>
    Task<IReadOnlyList<SavedMetric>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Compares a metric since a moment with what was to be expected from before (interrupted time series), and keeps the evidence.</summary>
    /// <param name="metric">Address of a trend with its parameters ("/understand/trend?event=order&amp;measure=users&amp;interval=week").</param>
    /// <param name="moment">When it changed; the period that it cuts belongs to neither side.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>Problems: "understand.metric.not_plain" and those of the question of impact.</returns>
    Task<Outcome<MetricEffect>> MeasureAsync(string metric, DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>The whole periods of a metric.</summary>
    /// <param name="metric">Address of a trend with its parameters.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>Problems: "understand.metric.not_plain" and those of a trend.</returns>
    Task<Outcome<MetricValues>> ReadAsync(string metric, CancellationToken cancellationToken);
}

/// <summary>A metric to choose.</summary>
/// <param name="Address">Address of its trend.</param>
/// <param name="Named">What it is called.</param>
public sealed record SavedMetric(string Address, Phrase Named);

/// <summary>What changed, as a mean a period.</summary>
/// <param name="Named">Name of the metric.</param>
/// <param name="Span">How long was looked at.</param>
/// <param name="Unit">How the difference is written.</param>
/// <param name="Difference">Value less what was to be expected, a period.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record MetricEffect(Phrase Named, Phrase Span, FactKind Unit, double Difference, Interval Interval, EvidenceId Evidence)
{
    /// <summary>Difference over what was to be expected, with its interval; null where nothing was to be expected.</summary>
    public Fact? Relative { get; init; }

    /// <summary>Two-sided p-value of no change; null where earlier moments do not say how such differences stray.</summary>
    public double? P { get; init; }
}

/// <summary>A metric by period.</summary>
/// <param name="Named">Name of the metric.</param>
/// <param name="Interval">"hour", "day", "week" or "month".</param>
/// <param name="Season">Periods after which its rhythm repeats: 168 for hours, 7 for days, 1 for weeks and months.</param>
/// <param name="Starts">First moment of each period.</param>
/// <param name="Values">One a period; NaN where there is none.</param>
public sealed record MetricValues(Phrase Named, string Interval, int Season, ImmutableArray<DateTimeOffset> Starts, ImmutableArray<double> Values);
