using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.DropInitiative;

/// <summary>Gives up the work on an initiative, or takes it up again.</summary>
/// <param name="Id">Which.</param>
/// <param name="Reason">Why it is given up; null takes it up again.</param>
/// <param name="Actor">Who.</param>
public sealed record DropInitiative(long Id, string? Reason, string Actor);

public sealed class DropInitiativeHandler(IInitiativeStore initiatives, NeedLinks needs, IAudit audit, TimeProvider clock)
{
    /// <summary>Its need goes back to where it was planned, unless another initiative is for it too.</summary>
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Dropping"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(DropInitiative request, CancellationToken cancellationToken)
    {
        var changed = await initiatives.ChangeAsync(
            request.Id, request.Actor, i => request.Reason is { } reason ? Dropping.Drop(i, reason, request.Actor, clock.GetUtcNow()) : Dropping.Resume(i), cancellationToken);
        if (!changed.IsOk)
            return changed;
        await audit.RecordAsync(request.Actor, request.Reason is null ? "ResumeInitiative" : nameof(DropInitiative), request.Id.ToString(CultureInfo.InvariantCulture), cancellationToken);
        await needs.FollowAsync(changed.Value.NeedId, request.Actor, cancellationToken);
        return changed;
    }
}
