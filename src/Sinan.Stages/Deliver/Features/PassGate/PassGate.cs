using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.PassGate;

/// <summary>Passes the gate of the stage that an initiative is in.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Name">Who answers for passing it against its checks; null asks the checks.</param>
/// <param name="Reason">Why.</param>
/// <param name="Actor">Who.</param>
public sealed record PassGate(long Id, string? Name, string? Reason, string Actor);

public sealed class PassGateHandler(IInitiativeStore initiatives, WorkFactsReader reader, NeedLinks needs, IAudit audit, TimeProvider clock)
{
    /// <summary>Behind the gate of the launch its need is shipped.</summary>
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Gatekeeper.Pass"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(PassGate request, CancellationToken cancellationToken)
    {
        var facts = await reader.ReadAsync(cancellationToken);
        var passed = await initiatives.ChangeAsync(
            request.Id, request.Actor, i => Gatekeeper.Pass(i, facts, request.Actor, clock.GetUtcNow(), request.Name, request.Reason), cancellationToken);
        if (passed.IsOk)
        {
            var gate = passed.Value.Gates[^1];
            await audit.RecordAsync(
                request.Actor, gate.IsOverride ? "OverrideGate" : nameof(PassGate), string.Create(CultureInfo.InvariantCulture, $"{request.Id} {StepWork.Code(gate.Stage)}"), cancellationToken);
            if (gate.Stage == WorkStage.Launch)
                await needs.FollowAsync(passed.Value.NeedId, request.Actor, cancellationToken);
        }

        return passed;
    }
}
