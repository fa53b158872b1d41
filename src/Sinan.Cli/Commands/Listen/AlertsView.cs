using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Alerts;

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
sealed record AlertLine(string Id, DateTimeOffset Time, DateTimeOffset Since, string Series, double Observed, double Expected, double P, CauseLine Cause)
{
    /// <summary>What was to be expected, for people.</summary>
    [JsonIgnore]
    public string Usual { get; init; } = "";

    public static AlertLine Of(FeedbackAlert alert, Localizer words) => new(
        alert.Id, alert.Time, alert.Since, alert.Series.ToString(), alert.Observed, alert.Expected, alert.P,
        new CauseLine(alert.Cause.Words, alert.Cause.Segment is { } segment ? words.Write(segment) : null)) { Usual = words.Write(UsualCount.Of("expected", alert)) };
}

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
