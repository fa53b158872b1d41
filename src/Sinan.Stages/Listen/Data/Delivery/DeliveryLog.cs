using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data.Delivery;

/// <summary>What was sent, newest first; neither address nor secret nor text is in it.</summary>
public sealed class DeliveryLog(ISettings settings)
{
    const string Key = "listen.alerts.deliveries";

    const int Most = 200;

    public async Task<ImmutableArray<DeliveryAttempt>> ListAsync(CancellationToken cancellationToken) => await settings.FindAsync<ImmutableArray<DeliveryAttempt>?>(Key, cancellationToken) ?? [];

    public Task AddAsync(DeliveryAttempt attempt, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ImmutableArray<DeliveryAttempt>?>(Key, known => [.. (known ?? []).Prepend(attempt).Take(Most)], cancellationToken);
}
