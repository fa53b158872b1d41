using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Data.Delivery;

/// <summary>One try to send an alert.</summary>
/// <param name="At">When.</param>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Target">Name of the target.</param>
/// <param name="Kind">How it was sent.</param>
/// <param name="Attempt">Which try, from 1.</param>
/// <param name="Problem">Code of what went wrong ("listen.deliver.status"); null when it arrived.</param>
/// <param name="Status">HTTP status or the receiver's own error number; null without an answer.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, string Alert, string Target, TargetKind Kind, int Attempt, string? Problem, int? Status);

/// <summary>What was sent, newest first; neither address nor secret nor text is in it.</summary>
public sealed class DeliveryLog(ISettings settings)
{
    const string Key = "listen.alerts.deliveries";

    const int Most = 200;

    public async Task<ImmutableArray<DeliveryAttempt>> ListAsync(CancellationToken cancellationToken) => await settings.FindAsync<ImmutableArray<DeliveryAttempt>?>(Key, cancellationToken) ?? [];

    public Task AddAsync(DeliveryAttempt attempt, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ImmutableArray<DeliveryAttempt>?>(Key, known => [.. (known ?? []).Prepend(attempt).Take(Most)], cancellationToken);
}
