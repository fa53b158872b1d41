using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Stages.Listen.Features.SetAlertRules;

/// <summary>Says what is watched and how many false alarms that may cost.</summary>
/// <param name="Rules">The new rules.</param>
/// <param name="By">Who.</param>
public sealed record SetAlertRules(AlertRules Rules, string By);

public sealed class SetAlertRulesHandler(AlertStore store, ISeriesLibrary library, ISchedules schedules, IAudit audit, TimeProvider clock)
{
    /// <summary>Name of the recurring check among the schedules.</summary>
    const string ScheduleName = "alerts";

    public Task<AlertRules> CurrentAsync(CancellationToken cancellationToken) => store.RulesAsync(cancellationToken);

    /// <summary>Names of the series from outside that may be watched.</summary>
    public async Task<IReadOnlyList<string>> ExternalAsync(CancellationToken cancellationToken) => [.. (await library.ListAsync(cancellationToken)).Select(s => s.Name)];

    /// <returns>The rules as kept. Problems: "listen.alerts.budget", "listen.alerts.interval", "listen.alerts.unknown_series", "listen.alerts.nothing".</returns>
    public async Task<Outcome<AlertRules>> HandleAsync(SetAlertRules request, CancellationToken cancellationToken)
    {
        var rules = request.Rules with
        {
            Source = string.IsNullOrWhiteSpace(request.Rules.Source) ? null : request.Rules.Source.Trim(),
            External = request.Rules.External.IsDefault ? [] : request.Rules.External,
        };
        if (!(rules.FalseAlarmsPerMonth is >= AlertRules.LeastBudget and <= AlertRules.MostBudget))
            return new Problem("listen.alerts.budget", ProblemKind.Invalid, Fact.Decimal("least", AlertRules.LeastBudget), Fact.Decimal("most", AlertRules.MostBudget));
        if (rules.Interval is not ("hour" or "day" or "week"))
            return new Problem("listen.alerts.interval", ProblemKind.Invalid);
        var known = await ExternalAsync(cancellationToken);
        if (rules.External.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } stranger)
            return new Problem("listen.alerts.unknown_series", ProblemKind.Invalid, Fact.Of("name", stranger));
        if (rules is { Volume: false, Negativity: false, Themes: false, Aspects: false, BySource: false, External.IsEmpty: true })
            return new Problem("listen.alerts.nothing", ProblemKind.Invalid);
        await store.SaveAsync(rules, cancellationToken);
        await ScheduleAsync(rules, cancellationToken);
        await audit.RecordAsync(request.By, nameof(SetAlertRules), rules.Interval, cancellationToken);
        return rules;
    }

    /// <summary>Hours are checked every hour, days and weeks every day.</summary>
    async Task ScheduleAsync(AlertRules rules, CancellationToken cancellationToken)
    {
        var old = (await schedules.ListAsync(cancellationToken)).FirstOrDefault(s => s.JobKind == CheckAlertsJob.JobKind);
        var (every, now) = (rules.Interval == "hour" ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1), clock.GetUtcNow());
        var payload = JsonSerializer.SerializeToElement(new CheckAlerts.CheckAlerts(ReadFeedbackEndpoint.DefaultSeed), EvidenceJson.Options);
        await schedules.SaveAsync(new Schedule(old?.Id ?? 0, ScheduleName, CheckAlertsJob.JobKind, payload, every, TimeSpan.FromHours(1), rules.IsOn, now + every, now + every, old?.LastRun, old?.LastSuccess), cancellationToken);
    }
}
