using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Alerts;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Cli.Commands.Listen;

/// <summary>Alerts as CLI.md promises them.</summary>
/// <param name="FalseAlarmsPerMonth">Of all series together when the own quiet history is replayed.</param>
/// <param name="FalseAlarmsCi95">Its interval.</param>
/// <param name="Budget">What was allowed.</param>
/// <param name="AlertsPerMonth">What the history itself raised.</param>
/// <param name="Months">Months watched.</param>
/// <param name="Alerts">Newest first.</param>
/// <param name="Series">What was watched, and how surely a tripled period would be seen.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Seconds">Work time of the check.</param>
sealed record AlertsView(
    double FalseAlarmsPerMonth, double[] FalseAlarmsCi95, double Budget, double AlertsPerMonth, double Months, IReadOnlyList<AlertLine> Alerts, IReadOnlyList<WatchedLine> Series, long Seed, double Seconds)
{
    public static AlertsView Of(AlertReport report, Localizer words) => new(
        report.FalseAlarmsPerMonth.Value, [report.FalseAlarmsPerMonth.Interval!.Low, report.FalseAlarmsPerMonth.Interval.High], report.Rules.FalseAlarmsPerMonth, report.AlertsPerMonth, report.Months,
        [.. report.Alerts.Select(a => AlertLine.Of(a, words))],
        [.. report.Series.Select(s => new WatchedLine(s.Name.ToString(), s.Level, s.Recall?.Value, s.Recall?.Interval is { } seen ? [seen.Low, seen.High] : null, s.MedianDelay))], report.Seed, report.Seconds);
}

/// <param name="Id">Alert.</param>
/// <param name="Time">Start of the period that raised it.</param>
/// <param name="Since">Start of a slow rise.</param>
/// <param name="Series">"volume", "negativity", "theme: …", "volume: source" or "external: …".</param>
/// <param name="Observed">From since to time.</param>
/// <param name="Expected">What the periods before made likely.</param>
/// <param name="P">Chance in quiet times.</param>
/// <param name="Cause">What stands out.</param>
/// <param name="Circumstances">App versions, devices, segments and channels that came surely more often than before.</param>
/// <param name="Release">Version first seen shortly before; null when none was.</param>
sealed record AlertLine(
    string Id, DateTimeOffset Time, DateTimeOffset Since, string Series, double Observed, double Expected, double P, CauseLine Cause, IReadOnlyList<CircumstanceLine> Circumstances, AlertRelease? Release)
{
    /// <summary>What was to be expected, for people.</summary>
    [JsonIgnore]
    public string Usual { get; init; } = "";

    public static AlertLine Of(FeedbackAlert alert, Localizer words) => new(
        alert.Id, alert.Time, alert.Since, alert.Series.ToString(), alert.Observed, alert.Expected, alert.P,
        new CauseLine(alert.Cause.Words, alert.Cause.Segment is { } segment ? words.Write(segment) : null),
        [.. alert.Circumstances.Select(c => new CircumstanceLine(FacetNames.NameOf(c.Facet), c.Value, c.Share, c.Before, c.Difference.Value, [c.Difference.Interval!.Low, c.Difference.Interval.High], c.P))],
        alert.Release) { Usual = words.Write(UsualCount.Of("expected", alert)) };
}

/// <param name="Facet">"version", "device", "segment" or "source".</param>
/// <param name="Value">Its value.</param>
/// <param name="Share">Among those of the alert.</param>
/// <param name="Before">Among those of the weeks before.</param>
/// <param name="Difference">Share minus before.</param>
/// <param name="Ci">Its interval; those of all values looked at hold together with 95 %.</param>
/// <param name="P">Corrected over all values looked at.</param>
sealed record CircumstanceLine(string Facet, string Value, double Share, double Before, double Difference, double[] Ci, double P);

/// <param name="Words">Most telling words.</param>
/// <param name="Segment">Users over-represented; null when none surely is.</param>
sealed record CauseLine(
    IReadOnlyList<string> Words,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Segment);

/// <param name="Series">Name.</param>
/// <param name="Level">Mean expected count a period.</param>
/// <param name="TripledSeen">Share of injected bursts of three times the usual that raised an alert.</param>
/// <param name="TripledSeenCi95">Wilson's interval.</param>
/// <param name="MedianDelay">In periods.</param>
sealed record WatchedLine(string Series, double? Level, double? TripledSeen, double[]? TripledSeenCi95, double? MedianDelay);
