using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.HandOverInitiative;

/// <summary>Offers the work to another role, or answers such an offer.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="To">Role that is to have it; null answers the offer that waits.</param>
/// <param name="Accepts">The answer; ignored when offering.</param>
/// <param name="Note">What is asked for, or why it comes back.</param>
/// <param name="Actor">Who.</param>
public sealed record HandOverInitiative(long Id, WorkRole? To, bool Accepts, string Note, string Actor);

public sealed class HandOverInitiativeHandler(IInitiativeStore initiatives, TimeProvider clock)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="HandingOver"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(HandOverInitiative request, CancellationToken cancellationToken) => initiatives.ChangeAsync(
        request.Id, request.Actor,
        i => request.To is { } to
            ? HandingOver.Offer(i, to, request.Note, request.Actor, clock.GetUtcNow())
            : HandingOver.Answer(i, request.Accepts, request.Note, request.Actor, clock.GetUtcNow()),
        cancellationToken);
}
