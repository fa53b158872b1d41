using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Data.Delivery;
using Sinan.Stages.Listen.Domain.Alerts;

namespace Sinan.Stages.Listen.Features.ShowAlert;

/// <summary>What happened in one alert?</summary>
public sealed record ShowAlert(string Id);

/// <param name="Sentence">In one sentence.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Deliveries">Tries to send it, newest first.</param>
public sealed record AlertDetail(Phrase Sentence, FeedbackAlert Alert, IReadOnlyList<DeliveryAttempt> Deliveries);

public sealed class ShowAlertHandler(AlertStore store, DeliveryLog log)
{
    /// <returns>Problem "listen.no_alert".</returns>
    public async Task<Outcome<AlertDetail>> HandleAsync(ShowAlert request, CancellationToken cancellationToken)
    {
        if ((await store.ListAsync(cancellationToken)).FirstOrDefault(a => a.Id == request.Id) is not { } alert)
            return new Problem("listen.no_alert", ProblemKind.NotFound, Fact.Of("alert", request.Id));
        return new AlertDetail(Sentence(alert), alert, [.. (await log.ListAsync(cancellationToken)).Where(d => d.Alert == alert.Id)]);
    }

    static Phrase Sentence(FeedbackAlert alert) => new(
        alert.Series.Kind == SeriesName.External ? "listen.alert.answer_number" : alert.IsSudden ? "listen.alert.answer" : "listen.alert.answer_climb",
        Fact.Of("series", alert.Series.Words), MomentOf("time", alert, alert.Time), MomentOf("since", alert, alert.Since),
        Fact.Decimal("observed", alert.Observed).From(alert.Evidence), UsualCount.Of("expected", alert), Fact.Chance("p", alert.P));

    static Fact MomentOf(string name, FeedbackAlert alert, DateTimeOffset moment) => alert.Interval == "hour" ? Fact.At(name, moment) : Fact.Date(name, moment);
}
