using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Alerts;
using Sinan.Stages.Listen.Features.CheckAlerts;

namespace Sinan.Stages.Listen.Features.ListAlerts;

/// <summary>What is out of the usual, and how often is that a false alarm?</summary>
/// <param name="State">Only these; null for all.</param>
public sealed record ListAlerts(AlertState? State = null);

/// <param name="Sentence">In one sentence.</param>
/// <param name="Rate">How often false alarms come, in one sentence.</param>
/// <param name="Report">The last check; its alerts carry what people did to them.</param>
public sealed record AlertList(Phrase Sentence, Phrase Rate, AlertReport Report);

public sealed class ListAlertsHandler(AlertStore store, ISnapshots snapshots)
{
    /// <returns>Problem "listen.not_checked" before the first check.</returns>
    public async Task<Outcome<AlertList>> HandleAsync(ListAlerts request, CancellationToken cancellationToken)
    {
        if ((await snapshots.LatestAsync<AlertReport>(CheckAlertsHandler.SnapshotKind, cancellationToken))?.Value is not { } report)
            return new Problem("listen.not_checked", ProblemKind.NotEnough);
        var all = await store.ListAsync(cancellationToken);
        var shown = report with { Alerts = [.. all.Where(a => request.State is null || a.State == request.State)] };
        return new AlertList(Sentence(all), RateOf(report), shown);
    }

    static Phrase Sentence(IReadOnlyList<FeedbackAlert> alerts)
    {
        var open = alerts.Count(a => a.State == AlertState.Raised);
        if (alerts.Count == 0)
            return new Phrase("listen.alerts.answer_none");
        var last = alerts[0];
        return new Phrase(
            open == 0 ? "listen.alerts.answer_over" : "listen.alerts.answer", Fact.Count("open", open), Fact.Count("all", alerts.Count), Fact.Of("series", last.Series.Words),
            Fact.Date("time", last.Time), Fact.Decimal("observed", last.Observed).From(last.Evidence), UsualCount.Of("expected", last));
    }

    static Phrase RateOf(AlertReport report) => new(
        "listen.alerts.rate", Fact.Decimal("rate", report.FalseAlarmsPerMonth.Value) with { Interval = report.FalseAlarmsPerMonth.Interval, Evidence = report.FalseAlarmsPerMonth.Evidence },
        Fact.Count("series", report.Series.Length), Fact.Decimal("months", report.Months), Fact.Decimal("alerts", report.AlertsPerMonth));
}
