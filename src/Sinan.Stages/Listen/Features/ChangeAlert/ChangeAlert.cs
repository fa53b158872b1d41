using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;

namespace Sinan.Stages.Listen.Features.ChangeAlert;

/// <summary>Says what became of an alert.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">Raised, acknowledged or resolved; null leaves it.</param>
/// <param name="MuteDays">For so many days from now no further alert of its series is sent, 0–365; 0 ends that; null leaves it.</param>
/// <param name="By">Who.</param>
public sealed record ChangeAlert(string Id, AlertState? State, int? MuteDays, string By);

public sealed class ChangeAlertHandler(AlertStore store, IAudit audit, TimeProvider clock)
{
    const int MostDays = 365;

    /// <returns>Problems: "listen.no_alert", "listen.alert.mute".</returns>
    public async Task<Outcome<FeedbackAlert>> HandleAsync(ChangeAlert request, CancellationToken cancellationToken)
    {
        if (request.MuteDays is < 0 or > MostDays)
            return new Problem("listen.alert.mute", ProblemKind.Invalid, Fact.Count("most", MostDays));
        var now = clock.GetUtcNow();
        var changed = await store.ChangeAsync(request.Id, alert => alert with
        {
            State = request.State ?? alert.State,
            MutedUntil = request.MuteDays switch { null => alert.MutedUntil, 0 => null, { } days => now.AddDays(days) },
            By = request.By,
            ChangedAt = now,
        }, cancellationToken);
        if (changed is null)
            return new Problem("listen.no_alert", ProblemKind.NotFound, Fact.Of("alert", request.Id));
        await audit.RecordAsync(request.By, nameof(ChangeAlert), request.Id, cancellationToken);
        return changed;
    }
}
