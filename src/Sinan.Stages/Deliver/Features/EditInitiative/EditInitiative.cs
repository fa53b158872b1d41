using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.EditInitiative;

/// <summary>Changes what an initiative is: title, kind, owner, theme, need, promised day.</summary>
/// <param name="Id">Which.</param>
/// <param name="Entered">The new values; progress, answers and gates of it are not looked at.</param>
/// <param name="Actor">Who.</param>
public sealed record EditInitiative(long Id, Initiative Entered, string Actor);

public sealed class EditInitiativeHandler(IInitiativeStore initiatives, NeedLinks needs)
{
    /// <summary>A need that it names now is in an initiative; one that it no longer names goes back, unless another initiative is for it.</summary>
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Editing.Check"/> and <see cref="NeedLinks.ResolveAsync"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(EditInitiative request, CancellationToken cancellationToken)
    {
        var before = (await initiatives.FindAsync(request.Id, cancellationToken))?.NeedId ?? "";
        var need = request.Entered.NeedId.Trim() == before ? before : await needs.ResolveAsync(request.Entered.NeedId, cancellationToken);
        if (!need.IsOk)
            return need.Problem;
        var edited = await initiatives.ChangeAsync(request.Id, request.Actor, i => Editing.Apply(i, request.Entered with { NeedId = need.Value }), cancellationToken);
        if (edited.IsOk && need.Value != before)
        {
            await needs.FollowAsync(before, request.Actor, cancellationToken);
            await needs.FollowAsync(need.Value, request.Actor, cancellationToken);
        }

        return edited;
    }
}
