using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>Rules and alerts, kept among the settings of the workspace: they are few, and go with every backup.</summary>
public sealed class AlertStore(ISettings settings) : IOpenAlerts
{
    const string RulesKey = "listen.alerts.rules", AlertsKey = "listen.alerts";

    /// <summary>Older alerts are forgotten.</summary>
    const int Most = 500;

    public async Task<AlertRules> RulesAsync(CancellationToken cancellationToken) => await settings.FindAsync<AlertRules>(RulesKey, cancellationToken) ?? new AlertRules();

    public Task SaveAsync(AlertRules rules, CancellationToken cancellationToken) => settings.SaveAsync(RulesKey, rules, cancellationToken);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FeedbackAlert>> ListAsync(CancellationToken cancellationToken) => await settings.FindAsync<List<FeedbackAlert>>(AlertsKey, cancellationToken) ?? [];

    /// <summary>Takes what a check found. What people did to an alert stays; alerts found earlier stay, whatever a later check thinks of them.</summary>
    /// <returns>Those that were not known.</returns>
    public async Task<IReadOnlyList<FeedbackAlert>> MergeAsync(IReadOnlyList<FeedbackAlert> found, CancellationToken cancellationToken)
    {
        IReadOnlyList<FeedbackAlert> fresh = [];
        await settings.ChangeAsync<ImmutableArray<FeedbackAlert>?>(AlertsKey, known =>
        {
            var byId = (known ?? []).ToDictionary(a => a.Id);
            fresh = [.. found.Where(a => !byId.ContainsKey(a.Id))];
            foreach (var alert in found)
            {
                byId[alert.Id] = byId.TryGetValue(alert.Id, out var old)
                    ? alert with { State = old.State, MutedUntil = old.MutedUntil, By = old.By, ChangedAt = old.ChangedAt, FoundAt = old.FoundAt }
                    : alert;
            }

            return [.. byId.Values.OrderByDescending(a => a.Time).ThenBy(a => a.Id, StringComparer.Ordinal).Take(Most)];
        }, cancellationToken);
        return fresh;
    }

    /// <summary>Changes one alert; null when there is none of that id.</summary>
    public async Task<FeedbackAlert?> ChangeAsync(string id, Func<FeedbackAlert, FeedbackAlert> change, CancellationToken cancellationToken) =>
        (await settings.ChangeAsync<ImmutableArray<FeedbackAlert>?>(AlertsKey, known => [.. (known ?? []).Select(a => a.Id == id ? change(a) : a)], cancellationToken))
        ?.FirstOrDefault(a => a.Id == id);

    public async Task<int> CountAsync(CancellationToken cancellationToken) => (await ListAsync(cancellationToken)).Count(a => a.State == AlertState.Raised);
}
