using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data.Delivery;

namespace Sinan.Stages.Listen.Features.ManageTargets;

/// <summary>Adds a receiver of alerts.</summary>
/// <param name="Target">Its id is given when it is kept.</param>
/// <param name="By">Who.</param>
public sealed record ManageTargets(AlertTarget Target, string By);

/// <summary>A receiver as it may be shown.</summary>
/// <param name="Id">Number.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Kind">How it is sent.</param>
/// <param name="Shown">Host or e-mail address; never the whole address of a robot.</param>
/// <param name="IsSigned">Whether messages carry a signature.</param>
public sealed record ShownTarget(long Id, string Name, TargetKind Kind, string Shown, bool IsSigned)
{
    public static ShownTarget Of(AlertTarget target) => new(target.Id, target.Name, target.Kind, target.Shown, target.Secret is not null);
}

public sealed class ManageTargetsHandler(AlertTargets targets, DeliveryLog log, IAudit audit)
{
    public async Task<IReadOnlyList<ShownTarget>> ListAsync(CancellationToken cancellationToken) => [.. (await targets.ListAsync(cancellationToken)).Select(ShownTarget.Of)];

    /// <summary>What was sent, newest first.</summary>
    public Task<ImmutableArray<DeliveryAttempt>> LogAsync(CancellationToken cancellationToken) => log.ListAsync(cancellationToken);

    /// <returns>The receiver as kept. Problems: those of <see cref="AlertTargets.AddAsync"/>.</returns>
    public async Task<Outcome<ShownTarget>> HandleAsync(ManageTargets request, CancellationToken cancellationToken)
    {
        var added = await targets.AddAsync(request.Target, cancellationToken);
        if (added.IsOk)
            await audit.RecordAsync(request.By, "AddAlertTarget", added.Value.Name, cancellationToken);
        return added.Map(ShownTarget.Of);
    }

    public async Task RemoveAsync(long id, string by, CancellationToken cancellationToken)
    {
        await targets.RemoveAsync(id, cancellationToken);
        await audit.RecordAsync(by, "RemoveAlertTarget", id.ToString(CultureInfo.InvariantCulture), cancellationToken);
    }
}
