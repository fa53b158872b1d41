using System.Net;
using System.Net.Mail;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Data.Delivery;

namespace Sinan.Stages.Listen.Features.DeliverAlert;

/// <summary>Sends an alert to a target.</summary>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Target">Id of the target.</param>
public sealed record DeliverAlert(string Alert, long Target);

/// <summary>How often sending is tried.</summary>
/// <param name="Attempts">Tries in all.</param>
/// <param name="BackOff">Wait before the second try; four times as long before each further one.</param>
public sealed record DeliveryPatience(int Attempts, TimeSpan BackOff)
{
    public static DeliveryPatience Default { get; } = new(5, TimeSpan.FromSeconds(2));
}

public sealed class DeliverAlertHandler(
    AlertStore store, AlertTargets targets, DeliveryLog log, HttpClient http, IOutgoingConnections connections, MailSettings mail, DeliveryPatience patience, TextCatalog texts, IWorkspace workspace,
    TimeProvider clock)
{
    const int MostAnswerCharacters = 4096;

    /// <returns>Tries that were needed. Problems: "listen.no_alert", "listen.no_target", and that of the last try: "listen.deliver.refused", "listen.deliver.unreachable", "listen.deliver.status", "listen.deliver.no_mail".</returns>
    public async Task<Outcome<int>> HandleAsync(DeliverAlert request, CancellationToken cancellationToken)
    {
        if ((await store.ListAsync(cancellationToken)).FirstOrDefault(a => a.Id == request.Alert) is not { } alert)
            return new Problem("listen.no_alert", ProblemKind.NotFound, Fact.Of("alert", request.Alert));
        if ((await targets.ListAsync(cancellationToken)).FirstOrDefault(t => t.Id == request.Target) is not { } target)
            return new Problem("listen.no_target", ProblemKind.NotFound);
        var message = AlertMessage.Of(alert, new Localizer(texts, Lang.Parse(target.Language) ?? Lang.Chinese, workspace.Zone));
        var wait = patience.BackOff;
        for (var attempt = 1; ; attempt++)
        {
            var (problem, status, mayRetry) = await TryAsync(target, message, cancellationToken);
            await log.AddAsync(new DeliveryAttempt(clock.GetUtcNow(), alert.Id, target.Name, target.Kind, attempt, problem, status), cancellationToken);
            if (problem is null)
                return attempt;
            if (!mayRetry || attempt >= patience.Attempts)
                return new Problem(problem, ProblemKind.Failed, Fact.Of("target", target.Name), Fact.Count("status", status ?? 0));
            await Task.Delay(wait, clock, cancellationToken);
            wait *= 4;
        }
    }

    async Task<(string? Problem, int? Status, bool MayRetry)> TryAsync(AlertTarget target, AlertMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (target.Kind == TargetKind.Email)
            {
                if (mail.Server is null)
                    return ("listen.deliver.no_mail", null, false);
                await mail.SendAsync(target.Address, message, cancellationToken);
                return (null, null, false);
            }

            using var request = ReceiverRequest.Of(target, message, clock.GetUtcNow());
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            if (!answer.IsSuccessStatusCode)
                return ("listen.deliver.status", status, status >= 500 || answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
            var error = ReceiverRequest.ErrorOf(target.Kind, await ReadAsync(answer, cancellationToken));
            return error == 0 ? (null, status, false) : ("listen.deliver.status", error, false);
        }
        catch (HttpRequestException failure) when (connections.IsRefusal(failure))
        {
            return ("listen.deliver.refused", null, false);
        }
        catch (Exception failure) when (failure is HttpRequestException or SmtpException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ("listen.deliver.unreachable", null, true);
        }
    }

    static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var text = new char[MostAnswerCharacters];
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }
}
