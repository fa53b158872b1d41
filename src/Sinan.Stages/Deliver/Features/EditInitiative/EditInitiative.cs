using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.EditInitiative;

/// <summary>Changes what an initiative is: title, kind, owner, theme, need, promised day.</summary>
/// <param name="Id">Which.</param>
/// <param name="Entered">The new values; progress, answers and gates of it are not looked at.</param>
/// <param name="Actor">Who.</param>
public sealed record EditInitiative(long Id, Initiative Entered, string Actor);

public sealed class EditInitiativeHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Editing.Check"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(EditInitiative request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Editing.Apply(i, request.Entered), cancellationToken);
}
