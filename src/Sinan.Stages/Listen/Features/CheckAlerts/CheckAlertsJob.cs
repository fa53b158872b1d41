using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Data.Delivery;
using Sinan.Stages.Listen.Features.DeliverAlert;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Stages.Listen.Features.CheckAlerts;

/// <summary>Reads comments that came since the last reading, checks all series and lets new alerts be sent.</summary>
public sealed class CheckAlertsJob(
    CheckAlertsHandler handler, ReadFeedbackHandler reader, IThemes themes, IDataVersions versions, AlertStore store, AlertTargets targets, IJobs jobs) : IJobHandler, IAlertWatch
{
    public const string JobKind = "CheckAlerts";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<CheckAlerts>(EvidenceJson.Options) ?? throw new JsonException("A job 'CheckAlerts' has no request.");
        var current = await versions.CurrentAsync(cancellationToken);
        if (current.Feedback > 0 && (await themes.LatestAsync(cancellationToken))?.Data.Feedback != current.Feedback)
        {
            var read = await reader.HandleAsync(new ReadFeedback.ReadFeedback(request.Seed), progress, cancellationToken);
            if (!read.IsOk)
                return read.Problem;
        }

        progress.Report(new Phrase("listen.alerts.progress"), 0.9);
        return (await CheckAsync(request, cancellationToken)).Map(check => JsonSerializer.SerializeToElement(new { alerts = check.Report.Alerts.Length, news = check.News.Count }, EvidenceJson.Options));
    }

    /// <summary>Checks and sends, without reading first.</summary>
    public async Task<Outcome<AlertCheck>> CheckAsync(CheckAlerts request, CancellationToken cancellationToken)
    {
        var check = await handler.HandleAsync(request, cancellationToken);
        if (!check.IsOk)
            return check;
        var (known, now) = (await store.ListAsync(cancellationToken), check.Value.Report.At);
        foreach (var alert in check.Value.News.Where(a => !known.Any(k => k.Series.Key == a.Series.Key && k.MutedUntil > now)))
        {
            foreach (var target in await targets.ListAsync(cancellationToken))
                await jobs.EnqueueAsync(DeliverAlertJob.JobKind, new DeliverAlert.DeliverAlert(alert.Id, target.Id), $"{DeliverAlertJob.JobKind}:{alert.Id}:{target.Id}", cancellationToken);
        }

        return check;
    }

    public async Task CheckSoonAsync(CancellationToken cancellationToken)
    {
        if ((await store.RulesAsync(cancellationToken)).IsOn)
            await jobs.EnqueueAsync(JobKind, new CheckAlerts(ReadFeedbackEndpoint.DefaultSeed), JobKind, cancellationToken);
    }
}
